#include "server/storage/sqlite/engine/library.hpp"

#include <sqlite3.h>

namespace banter::storage::sqlite {

void prepare_library() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)done;
}

}  // namespace banter::storage::sqlite
