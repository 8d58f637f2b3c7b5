// What anybody may write in a message.
#include <cstdint>
#include <cstdlib>

#include "client/desktop/text/links.hpp"
#include "client/desktop/text/marks.hpp"
#include "client/desktop/text/visible.hpp"

namespace {

using namespace banter::desktop;

void check(const Block& block) {
  qsizetype end = 0;
  for (const Span& span : block.spans) {
    if (span.start < end || span.length <= 0 || span.marks == 0) std::abort();
    end = span.start + span.length;
    if (end > block.text.size()) std::abort();
    if ((span.marks & kLink) != 0 && !is_safe_address(span.target)) std::abort();
  }
  for (const QChar unit : block.text) {
    if (visible(unit) != unit) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
  const std::vector<Block> blocks = read_marks(text);
  qsizetype length = 0;
  for (const Block& block : blocks) {
    check(block);
    length += block.text.size();
  }
  if (length > text.size()) std::abort();
  if (plain_line(text, 40).size() > 40) std::abort();
  return 0;
}
