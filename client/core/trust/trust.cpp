#include "client/core/trust/trust.hpp"

namespace banter::client {

std::string KeyChanged::sentence() const {
  return "The key of " + server + " has changed: known is " + known + ", shown was " + seen +
         ". Nothing was sent. If the server was set up anew, compare the new one with what the server prints "
         "when it starts, then run `banter trust --server " +
         server + " --replace`. Otherwise somebody may be standing in between: do not go on.";
}

std::expected<Trusted, Distrust> judge(const Address& address, const ServerKey& key, KnownServers& known) {
  const std::string server = address.text();
  const auto kept = known.find(server);
  if (key.vouched_for) {
    // Kept as well: without it, whoever stands in between later would be taken for a first contact. Where it
    // cannot be kept, no first contact can be either.
    if (!kept || *kept != key.fingerprint) (void)known.keep(server, key.fingerprint);
    return Trusted{.by = TrustBy::authority, .fingerprint = key.fingerprint};
  }
  if (!kept) return std::unexpected(Distrust{.sentence = as_sentence(kept.error().sentence)});
  if (*kept) {
    if (**kept == key.fingerprint) return Trusted{.by = TrustBy::known_key, .fingerprint = key.fingerprint};
    KeyChanged changed{.server = server, .known = **kept, .seen = key.fingerprint};
    std::string sentence = changed.sentence();
    return std::unexpected(Distrust{.changed = std::move(changed), .sentence = std::move(sentence)});
  }
  if (const auto stored = known.keep(server, key.fingerprint); !stored)
    return std::unexpected(Distrust{.sentence = as_sentence(stored.error().sentence)});
  return Trusted{.by = TrustBy::first_contact, .fingerprint = key.fingerprint};
}

}  // namespace banter::client
