#include "client/cli/exit_code.hpp"

namespace banter::cli {

ExitCode exit_code_of(const client::Failure& failure) {
  using client::FailureKind;
  switch (failure.kind) {
    case FailureKind::fix:
      return ExitCode::fix;
    case FailureKind::sign_in:
      return ExitCode::sign_in;
    case FailureKind::wait:
      return ExitCode::wait;
    case FailureKind::network:
      return ExitCode::network;
    case FailureKind::give_up:
    case FailureKind::local:
      break;
  }
  return ExitCode::give_up;
}

}  // namespace banter::cli
