#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace banter::base {

using Digest256 = std::array<std::byte, 32>;

// SHA-256 of all of `bytes`.
Digest256 sha256(std::string_view bytes);

struct FreeHashContext {
  void operator()(evp_md_ctx_st* context) const;
};
using HashContext = std::unique_ptr<evp_md_ctx_st, FreeHashContext>;

// SHA-256 of bytes that come in pieces. A copy goes on from where the original stands. One thread at a time.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&);
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256) noexcept;
  ~Sha256();

  void update(std::string_view bytes);
  void update(std::span<const std::byte> bytes);
  // The digest of everything so far; after it, the object starts anew.
  Digest256 finish();

 private:
  HashContext context_;
};

// SHA-1 in the same way: to compare bytes with what their sender says of them, never to trust.
class Sha1 {
 public:
  Sha1();

  void update(std::string_view bytes);
  std::array<std::byte, 20> finish();

 private:
  HashContext context_;
};

// Two lower-case digits a byte.
std::string hex(std::span<const std::byte> bytes);

// The bytes that hexadecimal digits of either case stand for; none when `text` is anything else.
std::optional<std::string> from_hex(std::string_view text);

// Whether both are the same, in a time that depends on their lengths only.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace banter::base
