#include "client/core/transfers/files/media.hpp"

#include "client/core/media/facts.hpp"

namespace banter::client::transfers {

MediaFacts facts_of(const std::string& path) {
  media::Facts facts = media::facts_of(path);
  return {.media_type = std::move(facts.media_type),
          .width = facts.width,
          .height = facts.height,
          .preview = std::move(facts.preview)};
}

}  // namespace banter::client::transfers
