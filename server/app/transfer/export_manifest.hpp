#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "server/core/ports/archive.hpp"

namespace banter::app {

inline constexpr std::string_view kExportManifestName = "manifest.json";

// What an export is, told beside its files.
struct ExportManifest {
  enum class Scope : std::uint8_t { all, user };

  Scope scope = Scope::all;
  std::string user;                            // whose it is; empty for all
  core::ArchivedState state{};                 // for all
  std::map<std::string, std::int64_t> counts;  // lines by file, without `.jsonl`
};

std::string encode(const ExportManifest& manifest);
// Faults: it is not what `encode` gives, or of a newer format.
base::Expected<ExportManifest> decode_export_manifest(std::string_view json);

}  // namespace banter::app
