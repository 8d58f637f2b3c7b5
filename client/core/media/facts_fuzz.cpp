#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/base64.hpp"
#include "client/core/media/facts.hpp"
#include "client/core/media/preview/decode.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/media_type.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace banter;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  client::media::MemorySource file(bytes);
  const client::media::Facts facts = client::media::facts_of(file, "");
  if (!protocol::is_shown_inline(facts.media_type) && facts.media_type != protocol::unknown_media_type)
    std::abort();
  if (facts.width.has_value() != facts.height.has_value()) std::abort();
  if (facts.width && (*facts.width < 1 || *facts.width > 100'000)) std::abort();
  if (facts.height && (*facts.height < 1 || *facts.height > 100'000)) std::abort();
  if (facts.preview.empty()) return 0;
  // A preview is itself a picture that can be read, of the same proportions.
  const auto preview = base::base64_decode(facts.preview);
  if (!preview || facts.preview.size() > protocol::limit::preview_bytes || !facts.width) std::abort();
  client::media::MemorySource small(*preview);
  const auto picture = client::media::decode_jpeg(small);
  if (!picture || picture->width > client::media::preview_side ||
      picture->height > client::media::preview_side)
    std::abort();
  if ((*facts.width > *facts.height && picture->width < picture->height) ||
      (*facts.width < *facts.height && picture->width > picture->height))
    std::abort();
  return 0;
}
