#pragma once

#include <string_view>
#include <variant>

#include "base/hash.hpp"
#include "server/core/ports/blobs.hpp"

namespace banter::blobs::disk {

// Compares the bytes of one request with what its client said that they hash to.
class ChecksumCheck {
 public:
  explicit ChecksumCheck(core::Checksum expected) : expected_(std::move(expected)) {
    if (expected_.kind == core::Checksum::Kind::sha1) hash_.emplace<base::Sha1>();
  }

  void update(std::string_view bytes) {
    std::visit([&](auto& hash) { hash.update(bytes); }, hash_);
  }
  // Once.
  bool matches() {
    return std::visit(
        [&](auto& hash) {
          const auto digest = hash.finish();
          return base::equal_in_constant_time({reinterpret_cast<const char*>(digest.data()), digest.size()},
                                              expected_.digest);
        },
        hash_);
  }

 private:
  const core::Checksum expected_;
  std::variant<base::Sha256, base::Sha1> hash_;
};

}  // namespace banter::blobs::disk
