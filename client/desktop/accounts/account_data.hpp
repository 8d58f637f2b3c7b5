#pragma once

#include <string>

#include "base/fault.hpp"
#include "client/core/account_files.hpp"

namespace banter::desktop {

/// Takes away the copy of an account's conversations, of which everything but drafts comes again from the
/// server. Nothing may use it any more. Blocks on the disk.
base::Expected<void> remove_account_copy(const client::Places& places, const std::string& server,
                                         const std::string& user);

/// Takes away what this device keeps of an account: its copy, drafts, messages that wait and notes of files
/// on their way; not the files that were received. Nothing may use them any more. Blocks on the disk.
base::Expected<void> remove_account_data(const client::Places& places, const std::string& server,
                                         const std::string& user);

}  // namespace banter::desktop
