#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/fault.hpp"
#include "protocol/error.hpp"
#include "server/app/startup/data_folder.hpp"
#include "server/core/engine.hpp"

namespace banter::app {

// The storage of a data folder without a running server, for acts of the operator. One thread.
class OfflineStorage {
 public:
  // `data` is held as long as this lives.
  static base::Expected<OfflineStorage> open(const DataFolder& data);

  // Runs the act in a transaction of its own and returns when it is on disk, or was refused.
  protocol::Result<void> administer(const core::Engine::Act& act);

 private:
  explicit OfflineStorage(std::unique_ptr<core::Storage> storage) : storage_(std::move(storage)) {}

  std::unique_ptr<core::Storage> storage_;
};

// Opens the folder for `work`, and holds it alone meanwhile.
base::Expected<std::string> work_offline(
    const std::string& folder, const std::function<base::Expected<std::string>(OfflineStorage&)>& work);

}  // namespace banter::app
