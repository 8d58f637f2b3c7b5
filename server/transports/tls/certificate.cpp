#include "server/transports/tls/certificate.hpp"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <span>
#include <string_view>

#include "base/hash.hpp"
#include "base/platform/addresses.hpp"
#include "base/platform/file.hpp"
#include "base/random.hpp"
#include "base/try.hpp"
#include "server/transports/tls/openssl.hpp"

namespace banter::transports::tls {
namespace {

constexpr std::size_t most_pem_bytes = 1U << 20U;
constexpr std::time_t day = 24 * 3600;
constexpr std::time_t renew_before = 30 * day;

base::Expected<std::string> pem_of(auto&& write) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  if (!bio || write(bio.get()) != 1) return base::fault("cannot write PEM: " + openssl_reason());
  char* data = nullptr;
  const long bytes = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<std::size_t>(bytes));
}

BioPtr reading(const std::string& pem) {
  return BioPtr(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

base::Expected<KeyPtr> keep_key(const std::string& file) {
  if (::access(file.c_str(), F_OK) == 0) {
    BANTER_TRY(pem, base::read_file(file, most_pem_bytes));
    KeyPtr key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr));
    if (key) return key;
    // Clients have pinned it: to replace it silently would look like an attack to them.
    return base::fault(file +
                       " holds no private key; restore it from a backup, or delete it to get a new one, " +
                       "which clients will ask their users about");
  }
  KeyPtr key(EVP_EC_gen("P-256"));
  if (!key) return base::fault("cannot make a key: " + openssl_reason());
  BANTER_TRY(pem, pem_of([&](BIO* bio) {
               return PEM_write_bio_PKCS8PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
             }));
  BANTER_CHECK(base::write_private_file(file, pem));
  return key;
}

bool covers(X509* certificate, const CertificateFor& wanted) {
  const auto has_name = [&](const std::string& name) {
    return X509_check_host(certificate, name.data(), name.size(), X509_CHECK_FLAG_NEVER_CHECK_SUBJECT,
                           nullptr) == 1;
  };
  const auto has_address = [&](const std::string& address) {
    return X509_check_ip_asc(certificate, address.c_str(), 0) == 1;
  };
  return std::ranges::all_of(wanted.names, has_name) && std::ranges::all_of(wanted.addresses, has_address);
}

bool still_good(const std::string& file, EVP_PKEY* key, const CertificateFor& wanted, std::time_t now) {
  const auto pem = base::read_file(file, most_pem_bytes);
  if (!pem) return false;
  const X509Ptr certificate(PEM_read_bio_X509(reading(*pem).get(), nullptr, nullptr, nullptr));
  if (!certificate || X509_check_private_key(certificate.get(), key) != 1) {
    ERR_clear_error();
    return false;
  }
  std::time_t ends_after = now + renew_before;
  std::time_t begins_before = now;
  return X509_cmp_time(X509_get0_notAfter(certificate.get()), &ends_after) > 0 &&
         X509_cmp_time(X509_get0_notBefore(certificate.get()), &begins_before) < 0 &&
         covers(certificate.get(), wanted);
}

bool add_extension(X509* certificate, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  const bool added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return added;
}

std::string alternative_names(const CertificateFor& wanted) {
  std::string names;
  for (const std::string& name : wanted.names)
    names.append(names.empty() ? "DNS:" : ",DNS:").append(name);
  for (const std::string& address : wanted.addresses)
    names.append(names.empty() ? "IP:" : ",IP:").append(address);
  return names;
}

bool set_serial(X509* certificate) {
  std::array<std::byte, 16> random;
  base::random_bytes(random);
  random[0] &= std::byte{0x7F};  // positive, RFC 5280, 4.1.2.2
  BIGNUM* const number = BN_bin2bn(reinterpret_cast<const unsigned char*>(random.data()), 16, nullptr);
  const bool set =
      number != nullptr && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
  BN_free(number);
  return set;
}

base::Expected<std::string> make_certificate(EVP_PKEY* key, const CertificateFor& wanted, std::time_t now) {
  const X509Ptr certificate(X509_new());
  X509* const x509 = certificate.get();
  X509_NAME* const name = X509_get_subject_name(x509);
  const auto* const common_name = reinterpret_cast<const unsigned char*>("Banter server");
  std::time_t from = now - day;
  std::time_t until = now + 3652 * day;
  const bool made = X509_set_version(x509, X509_VERSION_3) == 1 && set_serial(x509) &&
                    X509_time_adj_ex(X509_getm_notBefore(x509), 0, 0, &from) != nullptr &&
                    X509_time_adj_ex(X509_getm_notAfter(x509), 0, 0, &until) != nullptr &&
                    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common_name, -1, -1, 0) == 1 &&
                    X509_set_issuer_name(x509, name) == 1 && X509_set_pubkey(x509, key) == 1 &&
                    add_extension(x509, NID_basic_constraints, "critical,CA:FALSE") &&
                    add_extension(x509, NID_key_usage, "critical,digitalSignature") &&
                    add_extension(x509, NID_ext_key_usage, "serverAuth") &&
                    add_extension(x509, NID_subject_key_identifier, "hash") &&
                    add_extension(x509, NID_subject_alt_name, alternative_names(wanted)) &&
                    X509_sign(x509, key, EVP_sha256()) > 0;
  if (!made) return base::fault("cannot make a certificate: " + openssl_reason());
  return pem_of([&](BIO* bio) { return PEM_write_bio_X509(bio, x509); });
}

std::string with_colons(const base::Digest256& digest) {
  std::string text = base::hex(digest);
  std::ranges::transform(text, text.begin(), [](char digit) {
    return digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
  });
  for (std::size_t at = text.size() - 2; at > 0; at -= 2)
    text.insert(at, 1, ':');
  return text;
}

void add_once(std::vector<std::string>& to, std::string what) {
  if (std::ranges::find(to, what) == to.end()) to.push_back(std::move(what));
}

// What X.509 takes for a DNS name; a machine may be called anything.
bool is_dns_name(std::string_view name) {
  return !name.empty() && name.size() < 254 &&
         std::ranges::all_of(
             name,
             [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '.';
             });
}

}  // namespace

CertificateFor this_machine(const std::vector<std::string>& names) {
  CertificateFor wanted{.names = {"localhost"}, .addresses = {"127.0.0.1", "::1"}};
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) == 0 && is_dns_name(host.data()))
    add_once(wanted.names, host.data());
  for (const std::string& name : names) {
    if (is_dns_name(name)) add_once(wanted.names, name);
  }
  for (base::LocalAddress& local : base::local_addresses())
    add_once(wanted.addresses, std::move(local.text));
  return wanted;
}

base::Expected<CertificateFiles> keep_certificate(const std::string& folder, const CertificateFor& wanted,
                                                  base::Millis now) {
  BANTER_CHECK(base::make_private_dir(folder));
  CertificateFiles files{.certificate = folder + "/certificate.pem", .key = folder + "/key.pem"};
  BANTER_TRY(key, keep_key(files.key));
  const std::time_t seconds = now / 1000;
  if (still_good(files.certificate, key.get(), wanted, seconds)) return files;
  BANTER_TRY(pem, make_certificate(key.get(), wanted, seconds));
  BANTER_CHECK(base::write_private_file(files.certificate, pem));
  return files;
}

base::Expected<Fingerprints> fingerprints(const std::string& certificate_file) {
  BANTER_TRY(pem, base::read_file(certificate_file, most_pem_bytes));
  const X509Ptr certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
  if (!certificate) return base::fault(certificate_file + " holds no certificate in PEM form");
  const auto digest_of = [](auto&& encode) {
    unsigned char* der = nullptr;
    const int bytes = encode(&der);
    const std::string_view text(reinterpret_cast<const char*>(der),
                                static_cast<std::size_t>(std::max(bytes, 0)));
    const base::Digest256 digest = base::sha256(text);
    OPENSSL_free(der);
    return digest;
  };
  return Fingerprints{
      .certificate =
          with_colons(digest_of([&](unsigned char** der) { return i2d_X509(certificate.get(), der); })),
      .public_key = with_colons(digest_of([&](unsigned char** der) {
        return i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), der);
      })),
  };
}

}  // namespace banter::transports::tls
