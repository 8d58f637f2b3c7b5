#pragma once

#include <expected>
#include <string>
#include <utility>

namespace banter::base {

// Why something at start-up or in the operating system went wrong. It is for the operator:
// nothing of it crosses the wire.
struct Fault {
  // One sentence, without a final full stop, that names the thing (path, address) concerned.
  std::string sentence;
  // The errno behind it, 0 when there is none.
  int os_error = 0;
};

template <class T>
using Expected = std::expected<T, Fault>;

// To be returned from a function that gives an Expected: `return fault("no such folder: x");`
inline std::unexpected<Fault> fault(std::string sentence, int os_error = 0) {
  return std::unexpected(Fault{std::move(sentence), os_error});
}

// The same with the operating system's words for `os_error` after a colon:
// `return os_fault("cannot open a.txt", errno);`
std::unexpected<Fault> os_fault(std::string sentence, int os_error);

}  // namespace banter::base
