#include "server/storage/sqlite/check/check.hpp"

#include <fmt/core.h>

#include "base/try.hpp"
#include "server/storage/sqlite/check/queries.hpp"
#include "server/storage/sqlite/engine/connection.hpp"
#include "server/storage/sqlite/engine/migrate.hpp"
#include "server/storage/sqlite/engine/statement.hpp"
#include "server/storage/sqlite/engine/stop_asked.hpp"

namespace banter::storage::sqlite {
namespace {

using base::Expected;

constexpr std::size_t kMostFindings = 10;  // of one look; who knows ten knows enough
constexpr int kCacheKib = 16384;

// What cannot even be read is a finding, too.
CheckResult run(Connection& connection, const Check& check) {
  CheckResult result{.name = check.name, .findings = {}};
  Statement statement(connection, check.sql);
  Rows rows = statement();
  while (true) {
    const auto found = rows.next();
    if (!found) {
      result.findings.push_back(fmt::format("cannot read it: {}", connection.message()));
      return result;
    }
    if (!*found) return result;
    result.more = result.findings.size() == kMostFindings;
    if (result.more) return result;
    result.findings.emplace_back(rows.text(0));
  }
}

}  // namespace

Expected<std::vector<CheckResult>> check(const std::string& path, const std::function<bool()>& stop) {
  const Connection::Settings settings{
      .path = path, .vfs = {}, .read_only = true, .synchronous = true, .cache_kib = kCacheKib};
  BANTER_CHECK(require_present_schema(settings));
  Connection connection(settings);
  // Of each look on its own: after a fault a connection is of no use.
  std::vector<CheckResult> results;
  for (const Check& one : checks()) {
    if (connection.broken()) connection.close();
    BANTER_CHECK(connection.open());
    if (!connection.begin()) return base::fault("cannot read " + connection.fault());
    const StopAsked asked(connection.handle(), stop);
    results.push_back(run(connection, one));
    if (stop && stop()) return base::fault("interrupted");
    connection.rollback();
  }
  return results;
}

}  // namespace banter::storage::sqlite
