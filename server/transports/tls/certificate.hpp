#pragma once

#include <string>
#include <vector>

#include "base/fault.hpp"
#include "base/millis.hpp"

namespace banter::transports::tls {

struct CertificateFiles {
  std::string certificate;  // path of a PEM file with the chain, leaf first
  std::string key;          // path of a PEM file
};

// What a self-signed certificate has to be good for.
struct CertificateFor {
  std::vector<std::string> names;      // DNS names
  std::vector<std::string> addresses;  // IPv4 and IPv6 as text, without zone
};

// `localhost`, the machine's host name and `names`; both loopback addresses and all addresses of the machine.
CertificateFor this_machine(const std::vector<std::string>& names);

// Sees to it that `folder` (created when missing) holds `key.pem` (ECDSA P-256, mode 0600) and
// `certificate.pem`, self-signed, valid from a day before `now` (milliseconds since the epoch) for ten years.
// A certificate that covers what is wanted and is good for another 30 days stays; otherwise it is made again
// with the same key, so that clients who have pinned the key notice nothing. Blocks on the disk.
base::Expected<CertificateFiles> keep_certificate(const std::string& folder, const CertificateFor& wanted,
                                                  base::Millis now);

// SHA-256 as browsers show it, `AB:CD:…`.
struct Fingerprints {
  std::string certificate;  // of the whole certificate
  std::string public_key;   // of its SubjectPublicKeyInfo: what clients pin

  friend bool operator==(const Fingerprints&, const Fingerprints&) = default;
};
base::Expected<Fingerprints> fingerprints(const std::string& certificate_file);

}  // namespace banter::transports::tls
