#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/core/failure.hpp"
#include "client/core/transfers/download.hpp"
#include "protocol/generated/cpp/messages.hpp"

namespace banter::cli {

/// The folder that files are put in where no other is named, in the one where the program was started.
inline constexpr std::string_view kReceivedFiles = "received_files";

/// What fetches the files of messages of `place`, written as for a shell: `banter get '#dev'`.
std::string get_command(const std::string& place);

/// The request that gives one message.
protocol::HistoryRequest history_of_one(const std::string& conversation, std::int64_t seq);

/// The files of the message `seq` that are meant by `which`: a name, or a number from 1 on, or empty for all.
/// `page` answers history_of_one(). A failure when there are none.
client::Outcome<std::vector<client::transfers::WantedFile>> wanted_files(const protocol::HistoryReply& page,
                                                                         std::int64_t seq,
                                                                         const std::string& which);

}  // namespace banter::cli
