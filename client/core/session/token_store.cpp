#include "client/core/session/token_store.hpp"

#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "client/core/account_files.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::client {

std::string TokenStore::path_of(std::string_view server, std::string_view user) const {
  return folder_ + "/" + file_name_for(server) + "/" + file_name_for(user);
}

std::optional<std::string> TokenStore::find(std::string_view server, std::string_view user) const {
  auto token = base::read_file(path_of(server, user), protocol::limit::secret_bytes + 1);
  if (!token) return std::nullopt;
  while (token->ends_with('\n'))
    token->pop_back();
  if (token->empty()) return std::nullopt;
  return std::move(*token);
}

base::Expected<void> TokenStore::keep(std::string_view server, std::string_view user,
                                      std::string_view token) {
  BANTER_CHECK(base::make_private_dir(folder_ + "/" + file_name_for(server)));
  return base::write_private_file(path_of(server, user), std::string(token) + "\n");
}

base::Expected<void> TokenStore::drop(std::string_view server, std::string_view user) {
  return base::remove_file(path_of(server, user));
}

}  // namespace banter::client
