#include <array>

#include "server/core/files/verbs.hpp"

namespace banter::core {
namespace {

using protocol::RateClass;
using protocol::Rule;
using protocol::Runs;
using protocol::Who;

// In the order of FileCall. The names stand in the log.
constexpr std::array<Rule, std::variant_size_v<FileCall>> rules{{
    {"create_upload", Who::member, RateClass::messages, Runs::core, false, false},
    {"find_upload", Who::member, RateClass::none, Runs::core, false, false},
    {"finish_upload", Who::member, RateClass::none, Runs::core, false, false},
    {"remove_upload", Who::member, RateClass::messages, Runs::core, false, false},
    {"open_file", Who::guest, RateClass::none, Runs::read, false, false},
}};

}  // namespace

const Rule& rule_of(const FileCall& call) {
  return rules[call.index()];
}

}  // namespace banter::core
