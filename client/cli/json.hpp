#pragma once

#include <string>
#include <string_view>

#include "client/core/failure.hpp"
#include "client/core/sync/news.hpp"
#include "protocol/codec/writer.hpp"

namespace banter::cli {

/// `json` with those characters escaped that JSON may hold as they are and that steer a terminal: such lines
/// are read by programs and by people alike.
std::string safe_for_terminals(std::string_view json);

/// One JSON object for a line of `--json`: `{"type": TYPE, ...}`, with what `fill(Writer&)` puts behind it.
template <class Fill>
std::string json_line(std::string_view type, Fill fill) {
  std::string line;
  protocol::Writer writer(line);
  writer.begin();
  writer.text("type", type);
  fill(writer);
  writer.end();
  return safe_for_terminals(line);
}

/// The same with the fields of a record of the protocol.
template <class Record>
std::string json_row(std::string_view type, const Record& record) {
  return json_line(type, [&](protocol::Writer& writer) { write(writer, record); });
}

std::string json_of(const client::Failure& failure);
/// Empty for changes that nobody waits for.
std::string json_of(const client::News& news);

}  // namespace banter::cli
