#include "client/core/failure.hpp"

#include <algorithm>
#include <utility>

namespace banter::client {
namespace {

// A server that means harm shall not put a client to sleep for ever, nor overflow its timers.
constexpr base::Millis kLongestWait = 3'600'000;

FailureKind kind_of(protocol::ErrorCode code) {
  switch (protocol::class_of(code)) {
    case protocol::ErrorClass::fix:
      return FailureKind::fix;
    case protocol::ErrorClass::sign_in:
      return FailureKind::sign_in;
    case protocol::ErrorClass::wait:
      return FailureKind::wait;
    case protocol::ErrorClass::give_up:
      break;
  }
  return FailureKind::give_up;
}

}  // namespace

bool is_passing(const Failure& failure) {
  switch (failure.kind) {
    case FailureKind::network:
    case FailureKind::wait:
    case FailureKind::sign_in:
    case FailureKind::local:
      return true;
    case FailureKind::fix:
    case FailureKind::give_up:
      break;
  }
  return failure.code == protocol::ErrorCode::internal && failure.unknown_code.empty();
}

Failure failure_of(const protocol::Error& error, std::string unknown_code) {
  Failure failure{.kind = kind_of(error.code),
                  .sentence = error.message,
                  .code = error.code,
                  .unknown_code = std::move(unknown_code)};
  if (failure.sentence.empty()) {
    const std::string word =
        failure.unknown_code.empty() ? std::string(protocol::name_of(error.code)) : failure.unknown_code;
    failure.sentence = "The server refused with `" + word + "`.";
  }
  if (error.retry_after_ms)
    failure.retry_after = std::clamp<base::Millis>(*error.retry_after_ms, 0, kLongestWait);
  return failure;
}

Failure failure_of(const base::Fault& fault) {
  return {.kind = FailureKind::local, .sentence = as_sentence(fault.sentence)};
}

Failure network_failure(std::string sentence) {
  return {.kind = FailureKind::network, .sentence = with_full_stop(std::move(sentence))};
}

std::string with_full_stop(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '!' && text.back() != '?') text += '.';
  return text;
}

std::string as_sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return with_full_stop(std::move(text));
}

}  // namespace banter::client
