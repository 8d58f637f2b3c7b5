#include "server/app/control/socket.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/try.hpp"

namespace banter::app {
namespace {

using base::Expected;
using base::os_fault;

constexpr std::string_view kName = "control.sock";
constexpr std::size_t kMostBytes = 16U << 20U;  // of a line; a list of all accounts is long
constexpr int kPatienceMs = 5'000;              // for the next bytes of a line
constexpr int kRestMs = 200;                    // after a connection that could not be taken
constexpr int kAnswerMs = 60'000;               // for an answer; hashing and the disk take their time

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// A socket's name has at most 107 bytes, a path may have many more: the folder is named by an open descriptor
// of it.
sockaddr_un name_in(const Descriptor& folder) {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  const std::string path = "/proc/self/fd/" + std::to_string(folder.get()) + '/' + std::string(kName);
  std::memcpy(name.sun_path, path.c_str(), path.size() + 1);
  return name;
}

// Readable, or its other end gone, within `patience_ms`; false also when `stop` (-1: none) became readable.
bool wait_readable(int descriptor, int stop, int patience_ms) {
  pollfd both[2] = {{descriptor, POLLIN, 0}, {stop, POLLIN, 0}};
  while (true) {
    const int ready = ::poll(both, 2, patience_ms);
    if (ready < 0 && errno == EINTR) continue;
    return ready > 0 && both[1].revents == 0;
  }
}

// Appends to `into` until the line's end, which is cut off.
bool read_line(int descriptor, int stop, int patience_ms, std::string& into) {
  while (into.size() < kMostBytes) {
    if (!wait_readable(descriptor, stop, patience_ms)) return false;
    char part[4096];
    const ssize_t got = ::recv(descriptor, part, sizeof part, 0);
    if (got <= 0) return false;
    into.append(part, static_cast<std::size_t>(got));
    ::explicit_bzero(part, sizeof part);
    if (into.ends_with('\n')) {
      into.pop_back();
      return true;
    }
  }
  return false;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// A second look, should the folder's mode have been changed.
bool is_operator(int client) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == 0 || peer.uid == ::geteuid();
}

void serve_one(int client, int stop, const ControlSocket::Answer& answer) {
  if (!is_operator(client)) return;
  // A client that does not read its answer must not hold the thread.
  const timeval patience{.tv_sec = kPatienceMs / 1000, .tv_usec = 0};
  ::setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  base::Secret line;
  line.text.reserve(4096);
  if (read_line(client, stop, kPatienceMs, line.text)) write_all(client, answer(line.text));
}

void serve(int listener, int stop, const ControlSocket::Answer& answer) {
  while (wait_readable(listener, stop, -1)) {
    const Descriptor client(::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC));
    if (client.get() >= 0) {
      serve_one(client.get(), stop, answer);
    } else {
      // As long as there is no descriptor left, the next one who waits would make the thread spin.
      wait_readable(stop, -1, kRestMs);
    }
  }
}

}  // namespace

base::Expected<ControlSocket> ControlSocket::open(const std::string& folder, Answer answer) {
  const std::string path = folder + '/' + std::string(kName);
  const std::string what = "cannot listen on the control socket " + path;
  const Descriptor directory(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() < 0) return os_fault(what, errno);
  Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (listener.get() < 0) return os_fault(what, errno);
  ::unlink(path.c_str());
  const sockaddr_un name = name_in(directory);
  // The mode of the socket itself before it has a name in the folder.
  if (::fchmod(listener.get(), 0600) != 0 ||
      ::bind(listener.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0 ||
      ::chmod(path.c_str(), 0600) != 0 || ::listen(listener.get(), 8) != 0)
    return os_fault(what, errno);
  const int stop = ::eventfd(0, EFD_CLOEXEC);
  if (stop < 0) return os_fault(what, errno);
  return ControlSocket(path, listener.release(), stop, std::move(answer));
}

ControlSocket::ControlSocket(std::string path, int listener, int stop, Answer answer)
    : path_(std::move(path)),
      listener_(listener),
      stop_(stop),
      thread_([listener, stop, answer = std::move(answer)] { serve(listener, stop, answer); }) {}

ControlSocket::ControlSocket(ControlSocket&& other) noexcept
    : path_(std::move(other.path_)),
      listener_(std::exchange(other.listener_, -1)),
      stop_(std::exchange(other.stop_, -1)),
      thread_(std::move(other.thread_)) {}

ControlSocket::~ControlSocket() {
  if (!thread_.joinable()) return;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t told = ::write(stop_, &one, sizeof one);
  thread_.join();
  ::unlink(path_.c_str());
  ::close(listener_);
  ::close(stop_);
}

base::Expected<std::optional<std::string>> ask_running_server(const std::string& folder,
                                                              const base::Secret& line) {
  const Descriptor directory(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() < 0) return std::nullopt;
  const Descriptor server(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_un name = name_in(directory);
  if (::connect(server.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0) {
    if (errno == ENOENT || errno == ECONNREFUSED) return std::nullopt;
    return os_fault("cannot speak with the server of " + folder, errno);
  }
  std::string answer;
  if (!write_all(server.get(), line.text) || !read_line(server.get(), -1, kAnswerMs, answer))
    return base::fault("the server of " + folder + " does not answer");
  return answer;
}

}  // namespace banter::app
