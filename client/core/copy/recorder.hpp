#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/core/copy/copy_writer.hpp"

namespace banter::client {

/// Stands between what comes from the server and those who are told of it: what belongs together is kept in
/// the copy first, and only then told. Where no copy is kept, it is told at once. One thread.
class Recorder {
 public:
  /// `failed` is called when the copy could not be written, outside of everything: it stands where it stood.
  explicit Recorder(std::function<void()> failed) : failed_(std::move(failed)) {}

  /// Opens the copy of the account `user`.
  base::Expected<void> open(const std::string& path, const std::string& user);
  void close() { writer_.reset(); }
  /// For reading, and within write(); null: no copy is kept.
  CopyWriter* writer() { return writer_ ? &*writer_ : nullptr; }

  /// While one exists, all that is written belongs together, and what is told waits for the end of the last
  /// one.
  class Batch {
   public:
    explicit Batch(Recorder& recorder) : recorder_(recorder) { ++recorder_.depth_; }
    ~Batch() { recorder_.end(); }
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;

   private:
    Recorder& recorder_;
  };

  void write(const std::function<void(CopyWriter&)>& change);
  void tell(std::function<void()> job);

 private:
  void end();
  void keep();

  std::function<void()> failed_;
  std::string path_;
  std::optional<CopyWriter> writer_;
  int depth_ = 0;
  bool begun_ = false;
  std::vector<std::function<void()>> told_;
};

}  // namespace banter::client
