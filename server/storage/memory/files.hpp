#pragma once

#include <algorithm>

#include "server/storage/memory/state.hpp"

namespace banter::storage::memory {

class FileView : public virtual core::FileReads {
 public:
  explicit FileView(const View& view) : view_(view) {}

  protocol::Result<std::optional<core::FileRecord>> by_id(std::string_view id) override {
    const auto found = view_.state->files->find(id);
    if (found == view_.state->files->end()) return std::nullopt;
    return found->second;
  }
  protocol::Result<bool> is_in_reach(core::FileKey file, core::AccountKey account) override;

 private:
  const View& view_;
};

class Files final : public core::FileStore, public FileView {
 public:
  Files(State& state, const View& view) : FileView(view), state_(state) {}

  protocol::Result<core::FileKey> add(const core::FileRecord& record) override;
  protocol::Result<void> finish(core::FileKey file, const core::ContentHash& hash,
                                std::string_view media_type, base::Millis expires_at) override;
  protocol::Result<void> set_expiry(core::FileKey file, base::Millis at) override;
  protocol::Result<void> hold_as_avatar(core::FileKey file, bool held) override;
  protocol::Result<void> remove(core::FileKey file) override;
  protocol::Result<std::vector<core::FileRecord>> expired(base::Millis now, std::size_t limit) override;
  protocol::Result<bool> has_content(const core::ContentHash& hash) override;
  protocol::Result<Unfinished> unfinished_of(core::AccountKey account) override;
  protocol::Result<std::int64_t> bytes_of(core::AccountKey account) override;

 private:
  template <class Change>
  void change(core::FileKey file, Change&& what) {
    for (auto& [id, record] : state_.files.edit()) {
      if (record.key == file) what(record);
    }
  }

  State& state_;
};

/// A message holds these files from now on, or no longer.
void hold(State& state, const std::vector<protocol::Attachment>& attachments, std::int64_t more);

}  // namespace banter::storage::memory
