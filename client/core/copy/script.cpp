#include "client/core/copy/script.hpp"

#include <utility>

namespace banter::client {

bool Script::Rows::next() {
  if (statement_ == nullptr || script_.fault_) return false;
  auto there = statement_->step();
  if (there) return *there;
  script_.fail(std::move(there.error()));
  return false;
}

Database::Statement* Script::prepared(const char* sql) {
  if (fault_) return nullptr;
  if (const auto known = statements_.find(sql); known != statements_.end()) return &known->second;
  auto statement = database_.prepare(sql);
  if (!statement) {
    fail(std::move(statement.error()));
    return nullptr;
  }
  return &statements_.emplace(sql, std::move(*statement)).first->second;
}

void Script::finish(Database::Statement& statement) {
  Rows(*this, &statement).next();
}

void Script::fail(base::Fault fault) {
  damaged_ = database_.is_damaged();
  fault_ = std::move(fault);
}

void Script::begin() {
  run("begin immediate");
}

base::Expected<void> Script::commit() {
  run("commit");
  if (!fault_) return {};
  (void)database_.run("rollback");
  return std::unexpected(*fault_);
}

}  // namespace banter::client
