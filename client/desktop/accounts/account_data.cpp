#include "client/desktop/accounts/account_data.hpp"

#include <array>
#include <filesystem>
#include <system_error>

#include "base/try.hpp"

namespace banter::desktop {
namespace {

base::Expected<void> remove_database(const std::string& path) {
  // A database is up to four files.
  constexpr std::array kEndings{"", "-wal", "-shm", "-journal"};
  for (const char* ending : kEndings) {
    std::error_code error;
    std::filesystem::remove(path + ending, error);
    if (error) return base::os_fault("cannot take away " + path + ending, error.value());
  }
  return {};
}

}  // namespace

base::Expected<void> remove_account_copy(const client::Places& places, const std::string& server,
                                         const std::string& user) {
  return remove_database(places.copy(server, user));
}

base::Expected<void> remove_account_data(const client::Places& places, const std::string& server,
                                         const std::string& user) {
  BANTER_CHECK(remove_account_copy(places, server, user));
  return remove_database(places.outbox(server, user));
}

}  // namespace banter::desktop
