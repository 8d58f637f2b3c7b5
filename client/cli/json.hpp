#pragma once

#include <string>
#include <string_view>

#include "client/core/failure.hpp"
#include "client/core/sync/news.hpp"
#include "protocol/codec/writer.hpp"

namespace banter::cli {

/// One JSON object for a line of `--json`: `{"type": TYPE, ...}`, with what `fill(Writer&)` puts behind it.
template <class Fill>
std::string json_line(std::string_view type, Fill fill) {
  std::string line;
  protocol::Writer writer(line);
  writer.begin();
  writer.text("type", type);
  fill(writer);
  writer.end();
  return line;
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
