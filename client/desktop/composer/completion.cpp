#include "client/desktop/composer/completion.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "client/desktop/composer/slash_commands.hpp"
#include "client/desktop/emoji/emoji_habits.hpp"
#include "client/desktop/emoji/emoji_table.hpp"

namespace banter::desktop {
namespace {

QString text_of(const std::string& words) {
  return QString::fromStdString(words);
}

/// Smaller is better; none: it does not fit.
std::optional<int> fit(const QString& name, const QString& title, const QString& rest) {
  if (name.startsWith(rest, Qt::CaseInsensitive)) return 0;
  if (title.startsWith(rest, Qt::CaseInsensitive)) return 1;
  if (title.contains(u' ' + rest, Qt::CaseInsensitive)) return 2;
  if (rest.size() > 1 && name.contains(rest, Qt::CaseInsensitive)) return 3;
  return std::nullopt;
}

/// Best first, those alike in the order in which they came.
template <class Row>
std::vector<Row> sorted(std::vector<std::pair<int, Row>> ranked, std::size_t most) {
  std::vector<std::pair<int, std::size_t>> order;
  for (std::size_t at = 0; at < ranked.size(); ++at)
    order.emplace_back(ranked[at].first, at);
  std::ranges::sort(order);
  if (order.size() > most) order.resize(most);
  std::vector<Row> rows;
  for (const auto& [rank, at] : order)
    rows.push_back(std::move(ranked[at].second));
  return rows;
}

}  // namespace

Completion::Completion(QObject* parent) : QAbstractListModel(parent) {}

void Completion::set_session(Session* session) {
  if (session_ == session) return;
  session_ = session;
  close();
  Q_EMIT sessionChanged();
}

void Completion::set_conversation(const QString& conversation) {
  if (conversation_ == conversation) return;
  conversation_ = conversation;
  close();
  Q_EMIT conversationChanged();
}

void Completion::look(const QString& text, int cursor) {
  const std::optional<UnfinishedWord> word = unfinished_word(text, cursor);
  if (!word) return close();
  std::vector<Row> found;
  if (word->sign == u'@') found = people(word->rest);
  if (word->sign == u'#') found = rooms(word->rest);
  if (word->sign == u':') found = emojis(word->rest);
  if (word->sign == u'/') found = orders(word->rest);
  beginResetModel();
  word_ = *word;
  rows_ = std::move(found);
  endResetModel();
  Q_EMIT changed();
}

void Completion::close() {
  if (rows_.empty()) return;
  beginResetModel();
  rows_.clear();
  endResetModel();
  Q_EMIT changed();
}

std::vector<Completion::Row> Completion::people(const QString& rest) const {
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  if (!copy) return {};
  const QString me = session_->username();
  std::set<QString> seen{me.toCaseFolded()};
  std::vector<std::pair<int, Row>> ranked;
  const auto add = [&](const std::string& username, const std::string& display_name, int behind) {
    const QString name = text_of(username);
    const QString title = display_name.empty() ? name : text_of(display_name);
    const std::optional<int> rank = fit(name, title, rest);
    if (!rank || !seen.insert(name.toCaseFolded()).second) return;
    ranked.emplace_back(*rank + behind,
                        Row{QStringLiteral("person"), title, title == name ? QString() : u'@' + name, name,
                            u'@' + name + u' '});
  };
  const std::string where = conversation_.toStdString();
  const auto row = copy->conversation(where);
  if (row && *row) {
    using protocol::RoomRole;
    const auto role = (*row)->role;
    if ((role == RoomRole::owner || role == RoomRole::moderator) &&
        QStringLiteral("room").startsWith(rest, Qt::CaseInsensitive))
      ranked.emplace_back(0, Row{QStringLiteral("person"), QStringLiteral("@room"),
                                 tr("Calls everybody in this room"), QString(), QStringLiteral("@room ")});
    if ((*row)->kind == protocol::ConversationKind::direct) add((*row)->receiver, {}, 0);
  }
  if (const auto members = copy->members(where)) {
    for (const auto& member : *members)
      add(member.username, member.display_name, 0);
  }
  // Those who are not here stand behind all who are.
  constexpr int kElsewhere = 10;
  if (const auto contacts = copy->contacts()) {
    for (const auto& person : *contacts)
      add(person.username, person.display_name, kElsewhere);
  }
  return sorted(std::move(ranked), kMost);
}

std::vector<Completion::Row> Completion::rooms(const QString& rest) const {
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  if (!copy) return {};
  const auto conversations = copy->conversations();
  if (!conversations) return {};
  std::vector<std::pair<int, Row>> ranked;
  for (const auto& row : *conversations) {
    if (row.kind != protocol::ConversationKind::room || !row.receiver.starts_with('#')) continue;
    const QString name = text_of(row.receiver);
    if (const auto rank = fit(name.sliced(1), {}, rest))
      ranked.emplace_back(*rank, Row{QStringLiteral("room"), name,
                                     text_of(row.topic.value_or("")).simplified(), QString(), name + u' '});
  }
  return sorted(std::move(ranked), kMost);
}

std::vector<Completion::Row> Completion::emojis(const QString& rest) const {
  const int tone = EmojiHabits().tone();
  std::vector<Row> rows;
  for (const EmojiEntry* entry : find_emojis(rest, kMost)) {
    const QString emoji = with_tone(*entry, tone);
    rows.push_back(
        Row{QStringLiteral("emoji"), u':' + entry->names.front() + u':', entry->title, emoji, emoji});
  }
  return rows;
}

std::vector<Completion::Row> Completion::orders(const QString& rest) const {
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  const auto row = copy ? copy->conversation(conversation_.toStdString())
                        : base::Expected<std::optional<protocol::ConversationRow>>(std::nullopt);
  const bool room = row && *row && (*row)->kind == protocol::ConversationKind::room;
  std::vector<Row> rows;
  for (const SlashCommand& command : slash_commands(room)) {
    if (!command.name.startsWith(rest, Qt::CaseInsensitive)) continue;
    const QString title = u'/' + command.name;
    rows.push_back(Row{QStringLiteral("command"),
                       command.argument.isEmpty() ? title : title + u' ' + command.argument, command.what,
                       QString(), command.argument.isEmpty() ? title : title + u' '});
  }
  return rows;
}

QString Completion::written(int row) const {
  return row >= 0 && row < count() ? rows_[static_cast<std::size_t>(row)].written : QString();
}

QString Completion::title(int row) const {
  return row >= 0 && row < count() ? rows_[static_cast<std::size_t>(row)].title : QString();
}

QVariantMap Completion::closedEmoji(const QString& text, int cursor) const {
  const std::optional<UnfinishedWord> word = finished_emoji_name(text, cursor);
  if (!word) return {};
  const auto found = find_emojis(word->rest, 1, true);
  if (found.empty() || !found.front()->names.contains(word->rest.toLower())) return {};
  return {{QStringLiteral("start"), word->start},
          {QStringLiteral("end"), word->end},
          {QStringLiteral("emoji"), with_tone(*found.front(), EmojiHabits().tone())}};
}

int Completion::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant Completion::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case KindRole:
      return row.kind;
    case TitleRole:
      return row.title;
    case HintRole:
      return row.hint;
    case SignRole:
      return row.sign;
    case WrittenRole:
      return row.written;
    default:
      return {};
  }
}

QHash<int, QByteArray> Completion::roleNames() const {
  return {{KindRole, "kind"},
          {TitleRole, "title"},
          {HintRole, "hint"},
          {SignRole, "sign"},
          {WrittenRole, "written"}};
}

}  // namespace banter::desktop
