#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "base/platform/descriptor.hpp"

namespace banter::client::media {

using Bytes = std::span<const unsigned char>;

// The bytes of a file, wherever they are. Nothing about them is to be believed, their number included.
class Source {
 public:
  virtual ~Source() = default;

  // Puts what stands at `offset` into `into` and tells how much that is: less only where the file ends or
  // cannot be read. It is called from within libraries in C, through which nothing may be thrown.
  virtual std::size_t read(std::uint64_t offset, std::span<unsigned char> into) noexcept = 0;

  // Whether all of `into` could be filled.
  bool fill(std::uint64_t offset, std::span<unsigned char> into) noexcept {
    return read(offset, into) == into.size();
  }
};

// An open file, which may change or shrink meanwhile.
class FileSource final : public Source {
 public:
  explicit FileSource(base::Descriptor file) : file_(std::move(file)) {}
  std::size_t read(std::uint64_t offset, std::span<unsigned char> into) noexcept override;

 private:
  base::Descriptor file_;
};

// Bytes in memory, which must outlive it.
class MemorySource final : public Source {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(std::uint64_t offset, std::span<unsigned char> into) noexcept override;

 private:
  std::string_view bytes_;
};

}  // namespace banter::client::media
