#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "base/fault.hpp"
#include "base/secret.hpp"

namespace banter::app {

// The door for the machine's own operator into a running server: a socket in the data folder that only the
// folder's owner can open, served by one thread, one line asked and one answered at a time.
class ControlSocket {
 public:
  // Answers one line (without its end) with one line (with its end). On the socket's thread.
  using Answer = std::function<std::string(std::string_view line)>;

  // Listens on `folder`/control.sock, in place of what an earlier server may have left there.
  static base::Expected<ControlSocket> open(const std::string& folder, Answer answer);

  // Ends the thread, after the answer under way, and removes the socket.
  ~ControlSocket();
  ControlSocket(ControlSocket&& other) noexcept;
  ControlSocket& operator=(ControlSocket&&) = delete;

 private:
  ControlSocket(std::string path, int listener, int stop, Answer answer);

  std::string path_;
  int listener_;
  int stop_;  // an eventfd that becomes readable when the thread is to end
  std::thread thread_;
};

// Asks the server that runs on `folder`: sends `line` (with its end) and gives the answer (without its end).
// Nothing, and no fault, when no server listens there.
base::Expected<std::optional<std::string>> ask_running_server(const std::string& folder,
                                                              const base::Secret& line);

}  // namespace banter::app
