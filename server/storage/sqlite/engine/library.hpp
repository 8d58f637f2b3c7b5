#pragma once

namespace banter::storage::sqlite {

/// Tells SQLite what must be said before its first use in the process: nobody asks for statistics of its
/// memory, which would cost a lock at every allocation. Any thread, any number of times; without effect when
/// something else has used SQLite before.
void prepare_library();

}  // namespace banter::storage::sqlite
