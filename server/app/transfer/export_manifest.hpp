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
  enum class Contents : std::uint8_t { none, held, left_out };  // the bytes of files

  Scope scope = Scope::all;
  std::string user;                            // whose it is; empty for all
  Contents contents = Contents::none;          // none: its lines name no files
  core::ArchivedState state{};                 // for all
  std::map<std::string, std::int64_t> counts;  // lines by file, without `.jsonl`
};

// It has the lowest version of the format that can tell it: older programs read exports without files.
std::string encode(const ExportManifest& manifest);
// `contents` is told as none unless they were left out. Faults: it is not what `encode` gives, or of a newer
// format.
base::Expected<ExportManifest> decode_export_manifest(std::string_view json);

}  // namespace banter::app
