#include "bench/load/copy_floor.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <vector>

#include "base/hash.hpp"
#include "tests/harness/child.hpp"

namespace banter::bench {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;

double thread_seconds() {
  timespec spent{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

// Two ends of a TCP connection over loopback.
struct Ends {
  int one = -1, other = -1;

  Ends() {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener, plain, length) != 0 || ::listen(listener, 1) != 0 ||
        ::getsockname(listener, plain, &length) != 0)
      throw harness::Failure("cannot listen on loopback");
    one = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(one, plain, length) != 0) throw harness::Failure("cannot connect to loopback");
    other = ::accept(listener, nullptr, nullptr);
    ::close(listener);
  }
  ~Ends() {
    ::close(one);
    ::close(other);
  }
};

// Removed at the end of the scope.
struct File {
  explicit File(const std::string& folder)
      : path(folder + "/copy-floor"),
        descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (descriptor < 0) throw harness::Failure("cannot create " + path);
  }
  ~File() {
    ::close(descriptor);
    ::unlink(path.c_str());
  }
  std::string path;
  int descriptor;
};

void write_all(int file, std::span<const char> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written <= 0) throw harness::Failure("cannot write the copy");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

}  // namespace

CopyFloor receive_floor(const std::string& folder, std::uint64_t size, Content& content) {
  Ends ends;
  const File file(folder);
  std::thread sender([&] {
    content.each(size, [&](std::span<const char> piece) { send_all(ends.one, piece); });
    ::shutdown(ends.one, SHUT_WR);
  });
  const auto start = std::chrono::steady_clock::now();
  const double before = thread_seconds();
  base::Sha256 hash;
  std::vector<char> buffer(kBuffer);
  for (std::uint64_t received = 0; received < size;) {
    const ssize_t got = ::recv(ends.other, buffer.data(), buffer.size(), 0);
    if (got <= 0) break;
    const std::span<const char> bytes(buffer.data(), static_cast<std::size_t>(got));
    hash.update(std::as_bytes(bytes));
    write_all(file.descriptor, bytes);
    received += bytes.size();
  }
  (void)hash.finish();
  ::fdatasync(file.descriptor);
  const CopyFloor floor{std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
                        thread_seconds() - before};
  sender.join();
  return floor;
}

CopyFloor send_floor(const std::string& folder, std::uint64_t size, Content& content) {
  Ends ends;
  const File file(folder);
  content.each(size, [&](std::span<const char> piece) { write_all(file.descriptor, piece); });
  ::fdatasync(file.descriptor);
  std::thread receiver([&] {
    std::vector<char> buffer(kBuffer);
    base::Sha256 hash;
    while (true) {
      const ssize_t got = ::recv(ends.other, buffer.data(), buffer.size(), 0);
      if (got <= 0) break;
      hash.update(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
    }
    (void)hash.finish();
  });
  const auto start = std::chrono::steady_clock::now();
  const double before = thread_seconds();
  std::vector<char> buffer(kBuffer);
  ::lseek(file.descriptor, 0, SEEK_SET);
  while (true) {
    const ssize_t got = ::read(file.descriptor, buffer.data(), buffer.size());
    if (got <= 0) break;
    send_all(ends.one, {buffer.data(), static_cast<std::size_t>(got)});
  }
  ::shutdown(ends.one, SHUT_WR);
  const double processor = thread_seconds() - before;
  receiver.join();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), processor};
}

}  // namespace banter::bench
