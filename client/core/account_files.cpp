#include "client/core/account_files.hpp"

#include "base/platform/paths.hpp"

namespace banter::client {

std::string file_name_for(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string name;
  for (const char letter : text) {
    const bool upper = letter >= 'A' && letter <= 'Z';
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                       letter == '-' || letter == '_' || letter == ':' || (letter == '.' && !name.empty());
    if (upper) {
      name += static_cast<char>(letter - 'A' + 'a');
    } else if (plain) {
      name += letter;
    } else {
      const auto byte = static_cast<unsigned char>(letter);
      name += '%';
      name += kDigits[byte >> 4U];
      name += kDigits[byte & 15U];
    }
  }
  return name.empty() ? "%" : name;
}

Places Places::of_this_person() {
  return {.config = base::config_dir(), .state = base::state_dir()};
}

std::string Places::outbox(std::string_view server, std::string_view user) const {
  return state + "/outbox/" + file_name_for(server) + "/" + file_name_for(user) + ".db";
}

std::string Places::copy(std::string_view server, std::string_view user) const {
  return state + "/copy/" + file_name_for(server) + "/" + file_name_for(user) + ".db";
}

}  // namespace banter::client
