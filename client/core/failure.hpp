#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "base/fault.hpp"
#include "base/millis.hpp"
#include "protocol/error.hpp"

namespace banter::client {

/// Who can do something about a failure. The first four are the protocol's classes.
enum class FailureKind : std::uint8_t {
  fix,      ///< the caller, by asking for something else
  sign_in,  ///< the caller, by signing in
  wait,     ///< time: the same request may succeed later
  give_up,  ///< nobody here
  network,  ///< the server was not reached, or did not answer
  local     ///< this machine: a disk, a file
};

/// Why something that was asked for did not happen.
struct Failure {
  FailureKind kind = FailureKind::give_up;
  /// One or more whole sentences for a person. May hold the server's own words: whoever shows it must
  /// treat it as foreign text.
  std::string sentence{};
  /// The server's word for it; none when the server did not say anything.
  std::optional<protocol::ErrorCode> code{};
  /// That word where only a newer server knows it, and `code` stands in for it; else empty. Foreign text.
  std::string unknown_code{};
  /// How long the server wants to be left alone, in milliseconds.
  std::optional<base::Millis> retry_after{};
  /// The request was sent and its answer never came: it may have taken effect.
  bool may_have_happened = false;
};

template <class T>
using Outcome = std::expected<T, Failure>;

/// Whether the same request may succeed later although nobody asks for something else: what has failed like
/// this is kept and tried again. A refusal for a reason that this version does not know is final.
bool is_passing(const Failure& failure);

/// What the server refused. `unknown_code`: as in ReplyFrame.
Failure failure_of(const protocol::Error& error, std::string unknown_code = {});

/// What the operating system refused.
Failure failure_of(const base::Fault& fault);

/// The server was not reached.
Failure network_failure(std::string sentence);

inline std::unexpected<Failure> fail(FailureKind kind, std::string sentence) {
  return std::unexpected(Failure{.kind = kind, .sentence = std::move(sentence)});
}

/// `text` with a full stop behind, if it lacks one.
std::string with_full_stop(std::string text);

/// What a base::Fault says as a sentence: with a capital in front, too.
std::string as_sentence(std::string text);

}  // namespace banter::client
