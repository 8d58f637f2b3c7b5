#include "client/desktop/accounts/account_data.hpp"

#include <array>
#include <filesystem>
#include <system_error>

namespace banter::desktop {

base::Expected<void> remove_account_data(const client::Places& places, const std::string& server,
                                         const std::string& user) {
  // A database is up to four files.
  constexpr std::array kEndings{"", "-wal", "-shm", "-journal"};
  const std::string copy =
      places.state + "/copy/" + client::file_name_for(server) + "/" + client::file_name_for(user) + ".db";
  for (const std::string& path : {places.outbox(server, user), copy}) {
    for (const char* ending : kEndings) {
      std::error_code error;
      std::filesystem::remove(path + ending, error);
      if (error) return base::os_fault("cannot take away " + path + ending, error.value());
    }
  }
  return {};
}

}  // namespace banter::desktop
