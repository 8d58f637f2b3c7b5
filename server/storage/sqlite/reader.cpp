#include "server/storage/sqlite/reader.hpp"

namespace banter::storage::sqlite {
namespace {

Connection::Settings only_reading(Connection::Settings settings) {
  settings.read_only = true;
  return settings;
}

}  // namespace

SqliteReader::SqliteReader(Connection::Settings settings, base::Log log, IndexState* index)
    : connection_(only_reading(std::move(settings))),
      complaints_(std::move(log)),
      accounts_(connection_),
      blocks_(connection_),
      contacts_(connection_),
      presence_(connection_),
      sessions_(connection_),
      conversations_(connection_),
      messages_(connection_),
      files_(connection_),
      search_(connection_, conversations_, messages_, index),
      audit_(connection_),
      invites_(connection_),
      overview_(connection_),
      archive_(connection_) {}

protocol::Result<void> SqliteReader::begin() {
  if (auto opened = connection_.open(); !opened) {
    complaints_.cannot_open(opened.error());
    return unavailable();
  }
  if (connection_.begin()) return {};
  end();
  return unavailable();
}

void SqliteReader::end() {
  connection_.rollback();
  if (!connection_.broken()) return complaints_.works(connection_);
  complaints_.broken(connection_);
  connection_.close();
}

}  // namespace banter::storage::sqlite
