#include "server/storage/sqlite/engine/statement.hpp"

namespace banter::storage::sqlite {

bool Statement::prepare() {
  statement_ = nullptr;  // the connection has ended the old one when it was closed
  const int result =
      sqlite3_prepare_v3(connection_.handle(), sql_, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (result != SQLITE_OK) {
    connection_.fail(sql_);
    return false;
  }
  generation_ = connection_.generation();
  return true;
}

void Statement::drop() {
  if (statement_ != nullptr && generation_ == connection_.generation()) sqlite3_finalize(statement_);
}

}  // namespace banter::storage::sqlite
