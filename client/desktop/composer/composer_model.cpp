#include "client/desktop/composer/composer_model.hpp"

#include <QTextCursor>
#include <QTextDocument>
#include <QTextOption>
#include <algorithm>
#include <utility>

#include "client/desktop/composer/slash_commands.hpp"
#include "client/desktop/composer/split_text.hpp"
#include "protocol/generated/cpp/limits.hpp"

namespace banter::desktop {
namespace {

// A draft is to be on the disk half a second after a key.
constexpr int kKeepAfter = 400;
// As far back as one looks for a message of one's own.
constexpr std::int64_t kLookBack = 200;

QString text_of(const std::string& words) {
  return QString::fromStdString(words);
}

bool editable(const protocol::Message& message, const std::string& me) {
  return message.sender == me && !message.deleted && !message.hidden && !message.content.empty();
}

QVariantMap as_map(const protocol::Message& message) {
  return {{QStringLiteral("seq"), static_cast<qint64>(message.seq)},
          {QStringLiteral("sender"), text_of(message.sender)},
          {QStringLiteral("content"), text_of(message.content)}};
}

}  // namespace

ComposerModel::ComposerModel(QObject* parent)
    : QObject(parent), typing_([this](const std::string& conversation, bool active) {
        if (session_ && session_->online())
          session_->request(this, protocol::TypingRequest{.conversation = conversation, .active = active});
      }) {
  keep_.setSingleShot(true);
  keep_.setInterval(kKeepAfter);
  connect(&keep_, &QTimer::timeout, this, &ComposerModel::keep_now);
}

ComposerModel::~ComposerModel() {
  keep_now();
}

void ComposerModel::set_session(Session* session) {
  if (session_ == session) return;
  keep_now();
  if (session_) session_->disconnect(this);
  session_ = session;
  marks_.clear();
  drafts_.clear();
  if (session_) {
    connect(session_, &Session::rowsCame, this, &ComposerModel::look_for_obstacles);
    connect(session_, &Session::changed, this, &ComposerModel::look_for_obstacles);
    connect(session_, &Session::newsCame, this, [this](const client::News& news) {
      if (std::holds_alternative<client::Lost>(news)) look_for_obstacles();
    });
    connect(session_, &Session::sessionChanged, this, [this](const client::SessionState& state) {
      const auto* signed_in = std::get_if<client::SignedIn>(&state);
      role_ = signed_in ? std::optional(signed_in->role) : std::nullopt;
      look_for_obstacles();
    });
  }
  Q_EMIT sessionChanged();
  Q_EMIT marksChanged();
  look_for_obstacles();
}

void ComposerModel::set_conversation(const QString& conversation) {
  if (conversation_ == conversation) return;
  keep_now();
  typing_.done();
  conversation_ = conversation;
  say({});
  Q_EMIT conversationChanged();
  Q_EMIT marksChanged();
  look_for_obstacles();
}

int ComposerModel::most_bytes() const {
  return static_cast<int>(protocol::limit::content_bytes);
}

int ComposerModel::bytesOf(const QString& text) const {
  // The whole is counted only where it may come near the limit.
  return static_cast<int>(utf8_bytes(trimmed_message(text)));
}

int ComposerModel::partsOf(const QString& text) const {
  return static_cast<int>(split_text(text, protocol::limit::content_bytes).size());
}

const ComposerModel::Marks& ComposerModel::here() const {
  static const Marks none;
  const auto found = marks_.find(conversation_);
  return found == marks_.end() ? none : found->second;
}

bool ComposerModel::send(const QString& text, bool in_parts) {
  if (!session_ || conversation_.isEmpty() || !obstacle_.isEmpty() || here().busy) return false;
  QStringList parts = split_text(text, protocol::limit::content_bytes);
  if (parts.isEmpty()) return false;
  if (parts.size() > 1 && (!in_parts || here().edit_seq > 0)) {
    say(tr("This is too long for one message."));
    return false;
  }
  if (here().edit_seq > 0) return save_edit(parts.front());
  if (obey(parts.front())) return false;
  // Who means a text that begins like a command writes two slashes.
  if (parts.front().startsWith(QStringLiteral("//"))) parts.front().remove(0, 1);
  std::optional<qint64> reply_to;
  if (here().reply_seq > 0) reply_to = here().reply_seq;
  for (qsizetype sent = 0; sent < parts.size(); ++sent) {
    if (store(parts[sent], std::exchange(reply_to, std::nullopt))) continue;
    // What is on its way already must not stand in the box for a second time.
    if (sent > 0) Q_EMIT boxChanged(conversation_, parts.sliced(sent).join(u'\n'));
    return false;
  }
  say({});
  typing_.done();
  marks_.erase(conversation_);
  keep_.stop();
  kept_for_ = conversation_;
  to_keep_.clear();
  keep_now();
  Q_EMIT marksChanged();
  return true;
}

void ComposerModel::handedOver() {
  say({});
  typing_.done();
  marks_.erase(conversation_);
  // What was begun goes from the disk half a second later: until then it may be all that there is of it.
  kept_for_ = conversation_;
  to_keep_.clear();
  keep_.start();
  Q_EMIT marksChanged();
}

bool ComposerModel::store(const QString& part, std::optional<qint64> reply_to) {
  client::Draft draft{.conversation = conversation_.toStdString(), .content = part.toStdString()};
  if (reply_to) draft.reply_to = *reply_to;
  const client::Outcome<client::OutboxRow> row = session_->send(std::move(draft));
  if (!row) say(text_of(row.error().sentence));
  return row.has_value();
}

bool ComposerModel::save_edit(const QString& text) {
  ask(protocol::EditRequest{
      .conversation = conversation_.toStdString(), .seq = here().edit_seq, .content = text.toStdString()});
  return false;
}

/// Whether `text` is a command.
bool ComposerModel::obey(const QString& text) {
  std::optional<SlashCall> call = slash_call(text, conversation_.toStdString(), in_room());
  if (!call) return false;
  if (!call->request) {
    say(call->objection);
    return true;
  }
  ask(std::move(*call->request));
  return true;
}

void ComposerModel::ask(protocol::Request request) {
  marks_[conversation_].busy = true;
  Q_EMIT marksChanged();
  session_->request(this, std::move(request), [this, where = conversation_](Session::Reply reply) {
    const auto found = marks_.find(where);
    if (found == marks_.end()) return;
    found->second.busy = false;
    if (reply) {
      const QString before = std::exchange(found->second.before_edit, {});
      found->second.edit_seq = 0;
      if (where == conversation_) say({});
      Q_EMIT boxChanged(where, before);
    } else if (where == conversation_) {
      say(text_of(reply.error().sentence));
    }
    Q_EMIT marksChanged();
  });
}

bool ComposerModel::in_room() const {
  client::LocalCopy* copy = session_->copy();
  if (!copy) return false;
  const auto row = copy->conversation(conversation_.toStdString());
  return row && *row && (*row)->kind == protocol::ConversationKind::room;
}

void ComposerModel::keyed(const QString& text) {
  if (conversation_.isEmpty()) return;
  if (!failure_.isEmpty()) say({});
  if (here().edit_seq > 0) return;
  if (text.isEmpty())
    typing_.done();
  else
    typing_.writing(conversation_.toStdString());
  kept_for_ = conversation_;
  to_keep_ = text;
  // Not begun anew by each key: who writes without a pause shall lose no more than others.
  if (!keep_.isActive()) keep_.start();
}

void ComposerModel::keep_now() {
  keep_.stop();
  const QString conversation = std::exchange(kept_for_, {});
  if (conversation.isEmpty() || !session_) return;
  drafts_[conversation] = to_keep_;
  const client::Outcome<void> kept =
      session_->client().keep_draft(conversation.toStdString(), to_keep_.toStdString());
  if (!kept && conversation == conversation_)
    say(tr("What you write cannot be kept: %1").arg(text_of(kept.error().sentence)));
}

QString ComposerModel::draft(const QString& conversation) const {
  const auto found = drafts_.find(conversation);
  if (found != drafts_.end()) return found->second;
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  if (!copy || conversation.isEmpty()) return {};
  const auto kept = copy->draft(conversation.toStdString());
  return kept && *kept ? text_of(**kept) : QString();
}

void ComposerModel::reply(const QVariantMap& message) {
  Marks& marks = marks_[conversation_];
  marks.reply_seq = message.value(QStringLiteral("seq")).toLongLong();
  marks.reply_sender = message.value(QStringLiteral("sender")).toString();
  marks.reply_text = message.value(QStringLiteral("content")).toString().left(200).simplified();
  Q_EMIT marksChanged();
}

void ComposerModel::edit(qint64 seq, const QString& before) {
  Marks& marks = marks_[conversation_];
  if (marks.edit_seq == 0) marks.before_edit = before;
  marks.edit_seq = seq;
  say({});
  Q_EMIT marksChanged();
}

QVariant ComposerModel::giveUp() {
  const auto found = marks_.find(conversation_);
  if (found == marks_.end()) return {};
  say({});
  QVariant box;
  if (found->second.edit_seq > 0) {
    found->second.edit_seq = 0;
    found->second.busy = false;
    box = std::exchange(found->second.before_edit, {});
  } else {
    marks_.erase(found);
  }
  Q_EMIT marksChanged();
  return box;
}

QVariantMap ComposerModel::ownBefore(qint64 seq) const {
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  if (!copy || conversation_.isEmpty()) return {};
  const std::string where = conversation_.toStdString();
  const auto page = seq > 0 ? copy->before(where, seq, kLookBack) : copy->newest(where, kLookBack);
  if (!page) return {};
  const std::string me = session_->username().toStdString();
  for (auto message = page->messages.rbegin(); message != page->messages.rend(); ++message) {
    if (editable(*message, me)) return as_map(*message);
  }
  return {};
}

QVariantMap ComposerModel::ownAfter(qint64 seq) const {
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  if (!copy || conversation_.isEmpty() || seq <= 0) return {};
  const auto page = copy->after(conversation_.toStdString(), seq, kLookBack);
  if (!page) return {};
  const std::string me = session_->username().toStdString();
  const auto found =
      std::ranges::find_if(page->messages, [&](const auto& message) { return editable(message, me); });
  return found == page->messages.end() ? QVariantMap() : as_map(*found);
}

void ComposerModel::look_for_obstacles() {
  client::LocalCopy* copy = session_ ? session_->copy() : nullptr;
  if (!copy || conversation_.isEmpty()) return stand({}, {});
  const auto row = copy->conversation(conversation_.toStdString());
  if (!row || !*row) return stand({}, {});
  const protocol::ConversationRow& here = **row;
  if (here.role == protocol::RoomRole::invited)
    return stand(tr("You are invited to this room."), QStringLiteral("join"));
  if (here.left) return stand(tr("You are no longer in this room."), QStringLiteral("join"));
  if (here.kind != protocol::ConversationKind::direct) return stand({}, {});
  const auto person = copy->person(here.receiver);
  if (person && *person && (*person)->blocked)
    return stand(tr("You have blocked %1.").arg(text_of(here.receiver)), QStringLiteral("unblock"));
  if (role_ == protocol::Role::guest && here.last_seq == 0)
    return stand(tr("Guests can answer, but not write to somebody first."), {});
  stand({}, {});
}

void ComposerModel::stand(const QString& obstacle, const QString& remedy) {
  if (obstacle_ == obstacle && remedy_ == remedy) return;
  obstacle_ = obstacle;
  remedy_ = remedy;
  Q_EMIT obstacleChanged();
}

void ComposerModel::removeObstacle() {
  if (!session_) return;
  const auto answered = [this](Session::Reply reply) {
    if (!reply) return say(text_of(reply.error().sentence));
    say({});
    look_for_obstacles();
  };
  const std::string where = conversation_.toStdString();
  if (remedy_ == QStringLiteral("join"))
    return session_->request(this, protocol::JoinRequest{.conversation = where}, answered);
  client::LocalCopy* copy = session_->copy();
  if (!copy) return;
  const auto row = copy->conversation(where);
  if (remedy_ == QStringLiteral("unblock") && row && *row)
    session_->request(this, protocol::UnblockRequest{.username = (*row)->receiver}, answered);
}

void ComposerModel::directByParagraph(QQuickTextDocument* document) const {
  if (!document) return;
  QTextDocument* text = document->textDocument();
  // Behind the box, which sets one direction for all after every change.
  connect(text, &QTextDocument::contentsChanged, text, [text] {
    QTextOption option = text->defaultTextOption();
    if (text->isEmpty() || option.textDirection() == Qt::LayoutDirectionAuto) return;
    option.setTextDirection(Qt::LayoutDirectionAuto);
    text->setDefaultTextOption(option);
  });
}

void ComposerModel::replace(QQuickTextDocument* document, int start, int end, const QString& text) const {
  if (!document || start < 0 || end < start) return;
  QTextCursor cursor(document->textDocument());
  const int last = document->textDocument()->characterCount() - 1;
  cursor.setPosition(std::min(start, last));
  cursor.setPosition(std::min(end, last), QTextCursor::KeepAnchor);
  cursor.insertText(text);
}

void ComposerModel::say(const QString& failure) {
  if (failure_ == failure) return;
  failure_ = failure;
  Q_EMIT failureChanged();
}

}  // namespace banter::desktop
