#include "client/desktop/emoji/emoji_list.hpp"

#include <algorithm>

namespace banter::desktop {
namespace {

constexpr std::size_t kMostFound = 200;

}  // namespace

EmojiList::EmojiList(QObject* parent)
    : QAbstractListModel(parent), tone_(habits_.tone()), recent_(habits_.recent()) {
  group_ = has_recent() ? -1 : 0;
  fill();
}

void EmojiList::set_query(const QString& query) {
  if (query_ == query) return;
  query_ = query;
  fill();
}

void EmojiList::set_group(int group) {
  if (group_ == group) return;
  group_ = std::clamp(group, -1, kEmojiGroups - 1);
  fill();
}

void EmojiList::set_tone(int tone) {
  if (tone_ == tone) return;
  tone_ = std::clamp(tone, 0, 5);
  habits_.set_tone(tone_);
  fill();
}

void EmojiList::took(const QString& emoji) {
  habits_.took(emoji);
  // The row of the last ones changes when it is looked at again: nothing moves under the pointer.
  recent_ = habits_.recent();
}

void EmojiList::fill() {
  beginResetModel();
  shown_.clear();
  const auto add = [this](const EmojiEntry& entry) {
    shown_.push_back({with_tone(entry, tone_), entry.title});
  };
  if (!query_.trimmed().isEmpty()) {
    for (const EmojiEntry* entry : find_emojis(query_, kMostFound))
      add(*entry);
  } else if (group_ < 0) {
    const auto& table = emoji_table();
    for (const QString& emoji : recent_) {
      const auto entry = std::ranges::find(table, emoji, &EmojiEntry::emoji);
      shown_.push_back({emoji, entry == table.end() ? emoji : entry->title});
    }
  } else {
    for (const EmojiEntry& entry : emoji_table()) {
      if (entry.group == group_) add(entry);
    }
  }
  endResetModel();
  Q_EMIT shown();
}

int EmojiList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant EmojiList::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const Row& row = shown_[static_cast<std::size_t>(index.row())];
  if (role == EmojiRole) return row.emoji;
  if (role == NameRole) return row.name;
  return {};
}

QHash<int, QByteArray> EmojiList::roleNames() const {
  return {{EmojiRole, "emoji"}, {NameRole, "name"}};
}

}  // namespace banter::desktop
