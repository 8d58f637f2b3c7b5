#include "client/desktop/conversations/conversations.hpp"

#include <QDateTime>
#include <QDeadlineTimer>
#include <algorithm>
#include <utility>

#include "client/desktop/conversations/row_changes.hpp"
#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

// So many rows at once are read in one go, and told as one change.
constexpr std::size_t kMany = 200;
// More than anybody sees; a server that names more shall not fill the memory.
constexpr std::size_t kMostTyping = 100;
constexpr std::int64_t kLongestTyping = 60'000;  // milliseconds
constexpr int kDraftIsKept = 700;                // milliseconds

qint64 steady_now() {
  return QDeadlineTimer::current().deadline();
}

}  // namespace

Conversations* Conversations::of(Session* session) {
  if (session == nullptr) return nullptr;
  if (auto* there = session->findChild<Conversations*>(QString(), Qt::FindDirectChildrenOnly)) return there;
  return new Conversations(session);
}

Conversations::Conversations(Session* session)
    : QObject(session), session_(session), people_(People::of(session)) {
  soon_.setSingleShot(true);
  soon_.setInterval(0);
  connect(&soon_, &QTimer::timeout, this, &Conversations::flush);
  typing_ends_.setSingleShot(true);
  connect(&typing_ends_, &QTimer::timeout, this, &Conversations::endTyping);
  connect(session_, &Session::rowsCame, this, &Conversations::rowsCame);
  connect(session_, &Session::newsCame, this, &Conversations::newsCame);
  connect(session_, &Session::eventCame, this, &Conversations::eventCame);
  connect(session_, &Session::sessionChanged, this, &Conversations::load);
  connect(session_, &Session::seen, this, [this](const std::string& conversation, std::int64_t seq) {
    std::int64_t& known = seen_[conversation];
    known = std::max(known, seq);
    const auto found = rows_.find(conversation);
    if (found != rows_.end() && apply_seen(seq, found->second)) touch(conversation, false);
  });
  connect(people_, &People::personChanged, this, [this](const QString& username) {
    const auto found = partners_.find(protocol::fold_name(username.toStdString()));
    if (found != partners_.end() && rows_.contains(found->second)) touch(found->second, false);
  });
  load();
}

void Conversations::load() {
  client::LocalCopy* copy = session_->copy();
  if (loaded_ || copy == nullptr) return;
  auto rows = copy->conversations();
  // Where there is nothing yet, or nothing could be read, the next word from the client is a reason to look again.
  if (!rows || rows->empty()) return;
  loaded_ = true;
  for (Row& row : *rows)
    put(std::move(row));
  if (std::exchange(loading_, false)) Q_EMIT loadingChanged();
  Q_EMIT reset();
}

const Conversations::Row* Conversations::find(const std::string& conversation) const {
  const auto found = rows_.find(conversation);
  return found == rows_.end() ? nullptr : &found->second;
}

const Conversations::Row* Conversations::named(const QString& name) const {
  std::string wanted = name.toStdString();
  if (const Row* row = find(wanted)) return row;
  if (wanted.starts_with('@')) wanted.erase(0, 1);
  wanted = protocol::fold_name(wanted);
  if (const auto partner = partners_.find(wanted); partner != partners_.end()) return find(partner->second);
  for (const auto& [id, row] : rows_)
    if (protocol::fold_name(row.receiver) == wanted) return &row;
  return nullptr;
}

QString Conversations::title(const Row& row) const {
  if (row.kind == protocol::ConversationKind::room)
    return QString::fromStdString(row.title.empty() ? row.receiver : row.title);
  const QString receiver = QString::fromStdString(row.receiver);
  QString name = people_->shownName(receiver);
  if (name == receiver && !row.title.empty()) name = QString::fromStdString(row.title);
  //: the conversation with oneself
  return people_->isSelf(receiver) ? tr("%1 (you)").arg(name) : name;
}

QStringList Conversations::typing(const std::string& conversation) const {
  QStringList result;
  const auto found = typing_.find(conversation);
  if (found == typing_.end()) return result;
  for (const Typing& one : found->second)
    result.append(one.username);
  return result;
}

bool Conversations::isMuted(const Row& row) {
  return row.muted_until && *row.muted_until > QDateTime::currentMSecsSinceEpoch();
}

bool Conversations::calls(const Row& row) {
  if (row.role == protocol::RoomRole::invited) return true;
  if (isMuted(row)) return false;
  return row.mentions_only ? row.mentions > 0 : row.unread > 0;
}

int Conversations::unreadCount() const {
  return static_cast<int>(
      std::count_if(rows_.begin(), rows_.end(), [](const auto& one) { return calls(one.second); }));
}

/// The row with what this device knows better than whoever gave it.
Conversations::Row Conversations::merged(Row row) const {
  if (const auto seen = seen_.find(row.conversation); seen != seen_.end()) apply_seen(seen->second, row);
  return row;
}

void Conversations::put(Row row) {
  std::string id = row.conversation;
  if (id.empty()) return;
  if (row.kind == protocol::ConversationKind::direct) {
    partners_[protocol::fold_name(row.receiver)] = id;
    people_->hint(row.receiver, row.title);
  }
  rows_.insert_or_assign(std::move(id), merged(std::move(row)));
}

void Conversations::drop(const std::string& conversation) {
  touched_.erase(conversation);
  stale_.erase(conversation);
  typing_.erase(conversation);
  if (rows_.erase(conversation) > 0) Q_EMIT gone(conversation);
}

void Conversations::rowsCame(const std::vector<Row>& rows) {
  load();
  for (const Row& row : rows) {
    if (row.left) {
      drop(row.conversation);
    } else {
      put(row);
      touch(row.conversation, rows.size() < kMany);
    }
  }
  if (std::exchange(loading_, false)) Q_EMIT loadingChanged();
}

void Conversations::newsCame(const client::News& news) {
  const std::string id = conversation_of(news);
  if (id.empty()) return;
  const auto* message = std::get_if<client::NewMessage>(&news);
  if (message != nullptr) stopTyping(id, message->message.sender);
  const auto found = rows_.find(id);
  const std::string self = session_->username().toStdString();
  if (found != rows_.end()) {
    apply(news, self, found->second);
  } else if (message != nullptr) {
    put(row_of(message->message, self));
  }
  touch(id, true);
}

void Conversations::eventCame(const protocol::Event& event) {
  if (const auto* typing = std::get_if<protocol::TypingEvent>(&event)) {
    typingCame(*typing);
    return;
  }
  const std::string id = conversation_of(event);
  const auto found = rows_.find(id);
  if (found == rows_.end()) return;
  if (apply(event, session_->username().toStdString(), found->second)) touch(id, true);
}

void Conversations::typingCame(const protocol::TypingEvent& event) {
  if (people_->isSelf(QString::fromStdString(event.username)) || !rows_.contains(event.conversation)) return;
  stopTyping(event.conversation, event.username);
  std::vector<Typing>& here = typing_[event.conversation];
  if (event.active && here.size() < kMostTyping) {
    const std::int64_t time = std::clamp<std::int64_t>(event.expires_ms, 0, kLongestTyping);
    here.push_back({QString::fromStdString(event.username), steady_now() + time});
    if (!typing_ends_.isActive() || typing_ends_.remainingTime() > time)
      typing_ends_.start(static_cast<int>(time));
  }
  if (here.empty()) typing_.erase(event.conversation);
  touch(event.conversation, false);
}

void Conversations::stopTyping(const std::string& conversation, const std::string& username) {
  const auto found = typing_.find(conversation);
  if (found == typing_.end()) return;
  const QString who = QString::fromStdString(username);
  std::erase_if(found->second, [&](const Typing& one) { return one.username == who; });
  if (found->second.empty()) typing_.erase(found);
}

void Conversations::endTyping() {
  const qint64 now = steady_now();
  qint64 next = 0;
  for (auto at = typing_.begin(); at != typing_.end();) {
    const std::size_t before = at->second.size();
    std::erase_if(at->second, [now](const Typing& one) { return one.until <= now; });
    if (at->second.size() != before) touch(at->first, false);
    for (const Typing& one : at->second)
      next = next == 0 ? one.until : std::min(next, one.until);
    at = at->second.empty() ? typing_.erase(at) : std::next(at);
  }
  if (next > 0) typing_ends_.start(static_cast<int>(next - now));
}

void Conversations::touch(const std::string& conversation, bool read_copy) {
  touched_.insert(conversation);
  if (read_copy) stale_.insert(conversation);
  soon_.start();
}

void Conversations::flush() {
  if (client::LocalCopy* copy = session_->copy()) {
    if (stale_.size() >= kMany) {
      if (auto rows = copy->conversations())
        for (Row& row : *rows)
          put(std::move(row));
    } else {
      for (const std::string& id : stale_)
        if (auto row = copy->conversation(id); row && *row) put(std::move(**row));
    }
  }
  stale_.clear();
  std::vector<std::string> told;
  for (const std::string& id : std::exchange(touched_, {}))
    if (rows_.contains(id)) told.push_back(id);
  if (told.size() >= kMany) {
    Q_EMIT reset();
  } else if (!told.empty()) {
    Q_EMIT changed(told);
  }
}

void Conversations::lookAgain(const std::string& conversation) {
  if (!rows_.contains(conversation)) return;
  touch(conversation, true);
  // A draft is stored within half a second.
  QTimer::singleShot(kDraftIsKept, this, [this, conversation] {
    if (rows_.contains(conversation)) touch(conversation, true);
  });
}

}  // namespace banter::desktop
