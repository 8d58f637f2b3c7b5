#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace banter::crash {

// A file as its uploader knows it.
struct KnownFile {
  // What a GET may find: nothing, or the whole file; but the whole file of one that an acknowledged message
  // has, and nothing of one whose deletion was acknowledged.
  enum class State : std::uint8_t { may_be_there, is_there, is_gone };

  std::string id;
  std::uint64_t seed = 0;
  std::size_t size = 0;
  State state = State::may_be_there;
  std::size_t owner = 0;  // number of the uploader
};

// What all uploaders know of their files, over all lives of the server. Any thread.
class FileBoard {
 public:
  void put(const KnownFile& file) {
    const std::lock_guard lock(mutex_);
    places_.try_emplace(file.id, files_.size());
    files_.push_back(file);
  }
  void set(const std::string& id, KnownFile::State state) {
    const std::lock_guard lock(mutex_);
    files_.at(places_.at(id)).state = state;
  }
  std::vector<KnownFile> all() const {
    const std::lock_guard lock(mutex_);
    return files_;
  }
  // One of the latest, by any number; false when there is none yet.
  bool pick(std::uint64_t number, KnownFile& file) const {
    const std::lock_guard lock(mutex_);
    if (files_.empty()) return false;
    const std::size_t latest = files_.size() < kLatest ? files_.size() : kLatest;
    file = files_[files_.size() - 1 - number % latest];
    return true;
  }

 private:
  static constexpr std::size_t kLatest = 40;

  mutable std::mutex mutex_;
  std::vector<KnownFile> files_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace banter::crash
