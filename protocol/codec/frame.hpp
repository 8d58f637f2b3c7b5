#pragma once

#include <string_view>

#include "protocol/codec/fields.hpp"
#include "protocol/codec/name_table.hpp"
#include "protocol/generated/cpp/event.hpp"
#include "protocol/generated/cpp/rules.hpp"
#include "protocol/request_id.hpp"

// What both directions share: the members around those of the action.
namespace banter::protocol {

inline constexpr NameTable<rules.size()> action_table(rules, [](const Rule& rule) { return rule.action; });
inline constexpr NameTable<event_names.size()> event_table(event_names,
                                                           [](std::string_view name) { return name; });

// Reads `id`, where there is one.
RequestId read_id(Fields& frame, const JsonTape& tape);

}  // namespace banter::protocol
