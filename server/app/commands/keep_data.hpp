#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/fault.hpp"

namespace CLI {
class App;
}

namespace banter::app {

// What an operator does with all that a server keeps.
enum class KeepVerb : std::uint8_t { backup, restore, check, export_, import };

inline constexpr std::array<std::string_view, 5> kKeepVerbNames{"backup", "restore", "check", "export",
                                                                "import"};

// One such act as somebody typed it.
struct KeepData {
  KeepVerb verb = KeepVerb::check;
  std::string data;            // the data folder
  std::string file;            // of backup and restore; the folder of export and import
  std::string user;            // of export: whose; empty for all
  bool replace = false;        // of backup: a file of that name goes
  bool deep = false;           // of check: read every file
  bool without_files = false;  // of export: leave out their bytes
};

struct Kept {
  std::string text;     // for standard output
  bool is_well = true;  // false: the check has found something
};

base::Expected<Kept> keep_data(const KeepData& wanted);

// The lines of `banterd --help`.
std::string_view keep_data_help();

// Declares the commands; `help` is set by --help. What is given goes into `into`, `into.data` being the
// standard folder before.
void declare_keep_data(CLI::App& app, KeepData& into, bool& help);

// The command, if it is one of these. After the parsing.
std::optional<KeepData> chosen_keep_data(const CLI::App& app, const KeepData& given);

}  // namespace banter::app
