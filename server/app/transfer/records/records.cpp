#include "server/app/transfer/records/records.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "server/app/transfer/records/kinds.hpp"

namespace banter::app {
namespace {

constexpr protocol::JsonTape::Limits kLimits{.depth = 4, .members = 4096, .elements = 4096, .nodes = 16384};

template <std::size_t... I>
void read_kind(protocol::Fields& in, std::size_t kind, core::Archived& thing, std::index_sequence<I...>) {
  ((kind == I ? read(in, thing.emplace<I>()) : void()), ...);
}

}  // namespace

void append_line(std::string& out, const core::Archived& thing) {
  protocol::Writer writer(out);
  writer.begin();
  std::visit([&](const auto& one) { write(writer, one); }, thing);
  writer.end();
}

base::Expected<core::Archived> read_line(std::string_view line, std::size_t kind) {
  thread_local protocol::JsonTape tape;
  if (!tape.parse(line, kLimits))
    return base::fault("the line " + (base::is_utf8(line) ? tape.fault() : std::string("is not UTF-8")));
  if (tape.kind(0) != protocol::JsonTape::Kind::object) return base::fault("the line is no JSON object");
  protocol::Reading reading{.tape = tape};
  protocol::Fields fields(reading, 0);
  core::Archived thing;
  read_kind(fields, kind, thing, std::make_index_sequence<std::variant_size_v<core::Archived>>());
  if (!reading.fault) return thing;
  std::string sentence = reading.fault->message;
  if (sentence.ends_with('.')) sentence.pop_back();
  return base::fault(std::move(sentence));
}

}  // namespace banter::app
