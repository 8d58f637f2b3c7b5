#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "client/core/media/bytes/numbers.hpp"
#include "client/core/media/size/boxes.hpp"
#include "client/core/media/size/size.hpp"

// ISO 23008-12: a file holds several items (tiles, transparency, a small preview), one of which is the
// picture. Properties stand in a list, and a table says which item has which of them.
namespace banter::client::media {
namespace {

std::optional<std::uint32_t> primary_item(Source& file, BoxWalk& walk, const Box& meta) {
  const auto box = walk.find(meta, "pitm");
  std::array<unsigned char, 8> fields{};
  if (!box) return std::nullopt;
  const std::size_t there = std::min<std::uint64_t>(file.read(box->begin, fields), box->end - box->begin);
  if (there < 6 || (fields[0] != 0 && there < 8)) return std::nullopt;
  return fields[0] == 0 ? big16(&fields[4]) : big32(&fields[4]);
}

// The numbers, from 1, of the properties of that item, read from the table (`ipma`).
std::vector<std::uint32_t> properties_of(std::uint32_t item, Bytes table) {
  if (table.size() < 8) return {};
  const std::size_t id_bytes = table[0] == 0 ? 2 : 4;
  const std::size_t number_bytes = (table[3] & 1U) == 0 ? 1 : 2;
  table = table.subspan(8);  // the count of items need not be believed: the table has an end
  while (table.size() > id_bytes) {
    const std::uint32_t id = id_bytes == 2 ? big16(table.data()) : big32(table.data());
    const std::size_t count = table[id_bytes];
    table = table.subspan(id_bytes + 1);
    if (table.size() < count * number_bytes) return {};
    if (id == item) {
      std::vector<std::uint32_t> numbers;
      for (std::size_t i = 0; i < count; ++i)  // the first bit says whether a reader must know it
        numbers.push_back(number_bytes == 1 ? table[i] & 0x7fU : big16(&table[2 * i]) & 0x7fffU);
      return numbers;
    }
    table = table.subspan(count * number_bytes);
  }
  return {};
}

}  // namespace

std::optional<PixelSize> avif_size(Source& file) {
  constexpr std::uint64_t kMostTable = 65536;  // bytes
  BoxWalk walk(file);
  auto meta = walk.find(BoxWalk::whole(), "meta");
  if (!meta || meta->end - meta->begin < BoxWalk::kFull) return std::nullopt;
  meta->begin += BoxWalk::kFull;
  const auto item = primary_item(file, walk, *meta);
  const auto properties = item ? walk.find(*meta, "iprp") : std::nullopt;
  const auto list = properties ? walk.find(*properties, "ipco") : std::nullopt;
  const auto table = list ? walk.find(*properties, "ipma") : std::nullopt;
  if (!table || table->end - table->begin > kMostTable) return std::nullopt;
  std::vector<unsigned char> bytes(static_cast<std::size_t>(table->end - table->begin));
  if (!file.fill(table->begin, bytes)) return std::nullopt;
  const auto wanted = properties_of(*item, bytes);

  std::optional<PixelSize> size;
  bool turned = false;
  std::uint64_t at = list->begin;
  for (std::uint32_t number = 1; const auto box = walk.next(at, list->end); ++number) {
    if (std::ranges::find(wanted, number) == wanted.end()) continue;
    std::array<unsigned char, 12> fields{};
    const std::size_t there = std::min<std::uint64_t>(file.read(box->begin, fields), box->end - box->begin);
    if (box->type == box_type("ispe") && there >= 12) size = PixelSize{big32(&fields[4]), big32(&fields[8])};
    if (box->type == box_type("irot") && there >= 1) turned = (fields[0] & 1U) != 0;  // in quarters
  }
  if (size && turned) std::swap(size->width, size->height);
  return size;
}

}  // namespace banter::client::media
