#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/testing/fake_server.hpp"

namespace banter::client::testing {

/// Closed until it is opened, for at most 10 s. To be made before the server whose threads wait at it.
class Gate {
 public:
  void wait() {
    std::unique_lock hold(mutex_);
    change_.wait_for(hold, std::chrono::seconds(10), [this] { return open_; });
  }
  void open() {
    const std::lock_guard hold(mutex_);
    open_ = true;
    change_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable change_;
  bool open_ = false;
};

/// Files as a Banter server has them over HTTP: tus 1.0 and downloads with ranges, in memory, for the token
/// `t0k`; and every way in which that can go wrong. Any number of connections at once.
class FakeFiles {
 public:
  struct Request {
    std::string method;
    std::string target;
    std::map<std::string, std::string> fields;  // names in lower case
    std::string field(const std::string& name) const {
      const auto found = fields.find(name);
      return found == fields.end() ? std::string() : found->second;
    }
  };

  /// Answers the requests of one connection until it ends; for FakeServer::serve.
  void serve(FakePeer& peer);

  /// A file that is there; its id.
  std::string put(std::string bytes, std::string name = "file.bin");

  // What has come.
  std::vector<Request> heard(const std::string& method = {});
  /// The bytes of an upload so far, or of a file.
  std::string bytes_of(const std::string& id);
  std::size_t uploads();
  /// The metadata of an upload, as sent.
  std::string metadata_of(const std::string& id);

  // What goes wrong; set before a client comes, or under change().
  /// After so many bytes of a PATCH's body, or of a GET's, the connection ends: one number for each request.
  std::deque<std::int64_t> broken_uploads, broken_downloads;
  /// Bytes that an upload loses when its connection breaks: those that were not synced.
  std::int64_t forgotten = 0;
  /// Answers in place of what would be answered: all of it, as it is, after which the connection ends.
  std::function<std::optional<std::string>(const Request&)> instead;
  /// Changes the bytes that go out from so many uploads or downloads.
  int spoiled_uploads = 0;
  int spoiled_downloads = 0;
  /// Downloads are sent from the beginning, whatever is asked for.
  bool ignores_ranges = false;
  /// Called after every piece of a body that has come or gone, with all bytes of it so far.
  std::function<void(std::int64_t)> on_bytes;

  /// Runs `change` while no request is looked at.
  void change(const std::function<void()>& change) {
    const std::lock_guard hold(mutex_);
    change();
  }

 private:
  struct File {
    std::string bytes;
    std::int64_t length = 0;
    std::string name;
    std::string metadata;
    bool spoiled = false;
  };

  bool answer(FakePeer& peer, const Request& request);
  void create(FakePeer& peer, const Request& request);
  bool patch(FakePeer& peer, const Request& request, const std::string& id);
  bool download(FakePeer& peer, const Request& request, const File& file);

  std::mutex mutex_;
  std::map<std::string, File> files_;
  std::vector<Request> heard_;
  int last_ = 0;
};

}  // namespace banter::client::testing
