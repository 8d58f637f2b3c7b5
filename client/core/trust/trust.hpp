#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "client/core/address.hpp"
#include "client/core/failure.hpp"
#include "client/core/trust/known_servers.hpp"

namespace banter::client {

/// Why a server is believed to be the one that was meant.
enum class TrustBy : std::uint8_t {
  loopback,       ///< plaintext inside this machine
  plaintext,      ///< plaintext over a network, asked for by the person
  authority,      ///< a chain that this system trusts for that name; the public key is kept now
  known_key,      ///< the public key is the one kept from earlier
  first_contact,  ///< the public key was seen for the first time, and is kept now
};

/// What a server showed in the TLS handshake.
struct ServerKey {
  /// SHA-256 of its public key (SubjectPublicKeyInfo): 32 pairs of upper-case hexadecimal digits with colons
  /// between them, as servers print it.
  std::string fingerprint;
  /// Its chain leads to an authority of this system and is valid, now, for the name that was dialled.
  bool vouched_for = false;
};

struct Trusted {
  TrustBy by = TrustBy::loopback;
  /// Empty without TLS.
  std::string fingerprint{};
};

/// The server shows another key than before: it was set up anew, or somebody stands in between.
struct KeyChanged {
  /// Address::text() of the server.
  std::string server;
  std::string known;
  std::string seen;
  /// Names both fingerprints and the choice.
  std::string sentence() const;
};

/// Why a server is not talked to: another key, or a fault with the file of keys.
struct Distrust {
  std::optional<KeyChanged> changed{};
  std::string sentence;
};

/// Decides whether to talk to the server at `address` that has shown `key`; a key seen for the first time
/// is on disk when this returns, so that no password can leave before it. A key that is vouched for takes the
/// place of any other; one that is not must be the one kept, even if an authority vouched for that. Blocks on
/// the disk.
std::expected<Trusted, Distrust> judge(const Address& address, const ServerKey& key, KnownServers& known);

}  // namespace banter::client
