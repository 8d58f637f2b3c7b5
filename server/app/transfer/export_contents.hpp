#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/fault.hpp"
#include "server/app/transfer/export_manifest.hpp"

namespace banter::app {

// The contents of the files that an export names, each once, at their places below its folder. A server may
// run meanwhile, and remove what no file has any more.
class ExportContents {
 public:
  // with: false: they are only looked for in the lines.
  ExportContents(const std::string& data, const std::string& to, bool with, const std::function<bool()>& stop)
      : data_(data), to_(to), with_(with), stop_(stop) {}

  // All that the lines of the export's file `name` name, at any depth. False: some of it has gone since.
  // Faults: a content is missing or damaged, and a file still has it.
  base::Expected<bool> add(const std::string& name);
  // Before the lines are written anew: what they do not name then is not kept.
  base::Expected<void> begin_again();
  // Everything is on disk then.
  base::Expected<ExportManifest::Contents> finish();

 private:
  const std::string& data_;
  const std::string& to_;
  const bool with_;
  const std::function<bool()>& stop_;
  bool any_ = false;
};

}  // namespace banter::app
