#pragma once

#include <boost/json.hpp>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tests/crash/file_board.hpp"
#include "tests/crash/ledger.hpp"
#include "tests/crash/traffic.hpp"
#include "tests/harness/http.hpp"

namespace banter::crash {

// A person who sends one file after the other: most by tus and a message that names them, some by the action
// `file`. When the connection ends, it asks on the next one where the upload ends, and goes on there. Some
// bytes come with a checksum, right or wrong, some connections are given up half way, some uploads too, and
// some messages are deleted later. Belongs to one thread at a time.
class Uploader {
 public:
  struct Who {
    std::size_t number = 0;
    std::string name, token;
    std::vector<std::string> places;  // "#room" or a username
  };
  Uploader(Who who, std::uint64_t seed, FileBoard& board, Ledger& ledger, Traffic& traffic);

  // Until the server is gone.
  void work(const harness::Address& address);
  // Brings what is under way to its end, and begins nothing new.
  void finish(const harness::Address& address);

  const Who& who() const { return who_; }

  // A message that was acknowledged, and its file.
  struct Sent {
    std::string conversation, client_id, file_id, file_name, sha256;
    std::int64_t seq = 0;
    std::size_t size = 0;
    bool deleted = false;
  };
  const std::vector<Sent>& sent() const { return sent_; }
  // How often an upload went on in its middle after a kill.
  std::size_t resumed() const { return resumed_; }

 private:
  struct Piece {
    std::uint64_t seed = 0;
    std::string bytes, name, client_id, place;
    bool by_action = false, unwanted = false;
    std::string id;             // once it is told
    bool is_looked_at = false;  // on this connection
    bool is_removing = false;
    std::int64_t told = 0;  // acknowledged bytes
    std::int64_t most = 0;  // no more than so many can be there
  };
  struct Slice {
    std::string_view bytes;
    harness::HttpFields fields;
    bool has_checksum = false, is_wrong = false;
  };

  void open(const harness::Address& address);
  void advance();
  Piece new_piece();
  void create();
  void look();
  void append();
  void give_up_half_way(const Slice& slice);
  void remove();
  void attach();
  void send_by_action();
  void delete_oldest();
  Slice next_slice();
  void acknowledge(const boost::json::object& reply, const std::string& file_id);

  harness::HttpReply ask(std::string_view method, const std::string& target, harness::HttpFields fields = {},
                         std::string_view body = {});
  boost::json::object call(const boost::json::object& request);
  void complain(const std::string& what, const harness::HttpReply& reply);
  std::size_t any(std::size_t below) { return static_cast<std::size_t>(random_() % below); }

  const Who who_;
  std::mt19937_64 random_;
  FileBoard& board_;
  Ledger& ledger_;
  Traffic& traffic_;
  harness::Address address_;
  std::unique_ptr<harness::Http> http_;

  std::optional<Piece> piece_;
  std::size_t pieces_ = 0;                                     // so far
  std::vector<std::pair<std::uint64_t, std::size_t>> former_;  // seed and size, to be sent again
  std::vector<Sent> sent_;
  std::size_t next_to_delete_ = 0;
  bool is_deleting_ = false;
  bool is_new_life_ = true;
  std::size_t resumed_ = 0;
};

}  // namespace banter::crash
