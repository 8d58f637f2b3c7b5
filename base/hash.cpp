#include "base/hash.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <stdexcept>

namespace banter::base {
namespace {

void must(int result) {
  if (result != 1) throw std::runtime_error("the cryptographic library cannot compute a hash");
}

HashContext begin_hash(const EVP_MD* kind) {
  HashContext context(EVP_MD_CTX_new());
  must(EVP_DigestInit_ex(context.get(), kind, nullptr));
  return context;
}

// Starts anew after it.
void finish_hash(const HashContext& context, std::span<std::byte> digest) {
  must(EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr));
  must(EVP_DigestInit_ex(context.get(), nullptr, nullptr));
}

int digit(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  return -1;
}

}  // namespace

Digest256 sha256(std::string_view bytes) {
  Digest256 digest;
  must(EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr,
                  EVP_sha256(), nullptr));
  return digest;
}

void FreeHashContext::operator()(evp_md_ctx_st* context) const {
  EVP_MD_CTX_free(context);
}

Sha256::Sha256() : context_(begin_hash(EVP_sha256())) {}
Sha256::Sha256(const Sha256& other) : context_(EVP_MD_CTX_new()) {
  must(EVP_MD_CTX_copy_ex(context_.get(), other.context_.get()));
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256 other) noexcept {
  context_.swap(other.context_);
  return *this;
}
Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes) {
  must(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

void Sha256::update(std::span<const std::byte> bytes) {
  must(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

Digest256 Sha256::finish() {
  Digest256 digest;
  finish_hash(context_, digest);
  return digest;
}

Sha1::Sha1() : context_(begin_hash(EVP_sha1())) {}

void Sha1::update(std::string_view bytes) {
  must(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

std::array<std::byte, 20> Sha1::finish() {
  std::array<std::byte, 20> digest;
  finish_hash(context_, digest);
  return digest;
}

std::string hex(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::byte byte : bytes) {
    text += digits[std::to_integer<unsigned>(byte >> 4)];
    text += digits[std::to_integer<unsigned>(byte & std::byte{0x0F})];
  }
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]);
    const int low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace banter::base
