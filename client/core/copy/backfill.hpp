#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/millis.hpp"
#include "client/core/copy/recorder.hpp"
#include "client/core/net/connection.hpp"

namespace banter::client {

/// Fetches what the copy lacks: at once what a person asks for, and all else behind everything else, a page
/// at a time, until it is whole or as large as it may be. It belongs to one thread.
class Backfill {
 public:
  struct Options {
    /// Between two pages that nobody has asked for; milliseconds.
    base::Millis rest = 250;
    /// Messages of a page, 1 to 200.
    std::int64_t page = 200;
    /// Bytes that the copy may have.
    std::int64_t most_bytes = std::int64_t{2} << 30;
  };
  struct Ports {
    std::function<void(const protocol::Request&, ReplyHandler)> ask;
    std::function<void(base::Millis, std::function<void()>)> later;
    /// Whether somebody else waits for the server.
    std::function<bool()> busy;
    /// The stored page of a conversation has other messages than before.
    std::function<void(const std::string& conversation)> filled;
  };

  Backfill(Options options, Ports ports, Recorder& recorder)
      : options_(options), ports_(std::move(ports)), recorder_(recorder) {}

  /// The page before what the copy has; `done` hears whether there is still more before that.
  void fetch_older(const std::string& conversation, std::function<void(Outcome<bool>)> done);
  /// Words that were kept back may be readable again: looks whether they are.
  void reveal();

  void online();
  void offline();
  /// Something may be lacking now.
  void wake();

 private:
  using Done = std::function<void(Outcome<bool>)>;
  void ask_older(const std::string& conversation);
  void older_came(const std::string& conversation, std::int64_t low, std::int64_t passed_over,
                  Outcome<protocol::Reply> reply);
  void answer(const std::string& conversation, const Outcome<bool>& outcome);
  void wait(base::Millis time);
  void go_on();
  bool ask_hidden();
  void hidden_came(const CopyWriter::Hidden& range, const Outcome<protocol::Reply>& reply);

  Options options_;
  Ports ports_;
  Recorder& recorder_;
  bool online_ = false;
  bool waiting_ = false;
  std::uint64_t life_ = 0;                          // counts connections
  std::map<std::string, std::vector<Done>> asked_;  // pages under way, and who waits for them
  std::set<std::string> refused_;                   // the server gives nothing of them
  std::vector<CopyWriter::Hidden> hidden_;          // to be asked for
};

}  // namespace banter::client
