#include "base/platform/network_watch.hpp"

#include <gtest/gtest.h>
#include <linux/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cstring>
#include <thread>

namespace banter::base {
namespace {

// Whether anything is told within five seconds.
bool tells(NetworkWatch& watch) {
  pollfd entry{.fd = watch.descriptor(), .events = POLLIN, .revents = 0};
  return ::poll(&entry, 1, 5'000) == 1 && watch.has_changed();
}

// The loopback interface, up or down.
void set_loopback(bool up) {
  const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  ASSERT_EQ(::ioctl(socket.get(), SIOCGIFFLAGS, &request), 0);
  const int up_flag = IFF_UP;
  request.ifr_flags = static_cast<short>(up ? request.ifr_flags | up_flag : request.ifr_flags & ~up_flag);
  ASSERT_EQ(::ioctl(socket.get(), SIOCSIFFLAGS, &request), 0);
}

TEST(NetworkWatch, TellsWhenAnInterfaceComesAndGoes) {
  bool allowed = true;
  // A network of its own, for this thread alone.
  std::thread apart([&] {
    allowed = ::unshare(CLONE_NEWNET) == 0;
    if (!allowed) return;
    auto watch = NetworkWatch::open();
    ASSERT_TRUE(watch) << watch.error().sentence;
    EXPECT_FALSE(watch->has_changed());
    set_loopback(true);
    EXPECT_TRUE(tells(*watch));
    while (watch->has_changed()) {
    }
    set_loopback(false);
    EXPECT_TRUE(tells(*watch));
  });
  apart.join();
  if (!allowed) GTEST_SKIP() << "only root may make a network of its own";
}

}  // namespace
}  // namespace banter::base
