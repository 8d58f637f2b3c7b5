#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/hash.hpp"

namespace banter::app {

inline constexpr std::string_view kManifestName = "manifest.json";
inline constexpr std::size_t kMostManifestBytes = std::size_t{16} << 20;

// What a backup holds, told by its first member.
struct Manifest {
  struct Member {
    std::string name;
    std::int64_t bytes = 0;
    base::Digest256 sha256{};

    bool operator==(const Member&) const = default;
  };

  // The contents of files, which stand in front of the members, each under its hash (contents/place.hpp).
  struct Contents {
    std::int64_t count = 0;
    std::int64_t bytes = 0;

    bool operator==(const Contents&) const = default;
  };

  std::string made_at;  // ISO 8601, UTC
  std::string made_by;  // the program and its version
  Contents contents{};
  std::vector<Member> members;

  bool operator==(const Manifest&) const = default;
};

// Whether a backup may hold a member of this name. Nothing else ever gets a path from an archive.
bool is_backed_up(std::string_view name);

// Filled up with spaces, so that its length does not depend on what is known last. It has the lowest version
// of the format that can tell it: older programs read backups without contents.
std::string encode(const Manifest& manifest);
// Faults: it is not what `encode` gives, names what no backup holds, or is of a newer format.
base::Expected<Manifest> decode_manifest(std::string_view json);

}  // namespace banter::app
