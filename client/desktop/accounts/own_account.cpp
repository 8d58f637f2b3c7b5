#include "client/desktop/accounts/own_account.hpp"

#include <algorithm>
#include <array>

#include "client/core/transfers/files/media.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

using protocol::OwnStatus;

constexpr std::array kStatuses{OwnStatus::online, OwnStatus::away, OwnStatus::busy, OwnStatus::invisible};

QString id_of(OwnStatus status) {
  const std::string_view name = protocol::name_of(status);
  return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString words_for(OwnStatus status) {
  switch (status) {
    case OwnStatus::online:
      return OwnAccount::tr("Online");
    case OwnStatus::away:
      return OwnAccount::tr("Away");
    case OwnStatus::busy:
      return OwnAccount::tr("Busy");
    case OwnStatus::invisible:
      return OwnAccount::tr("Invisible");
  }
  return {};
}

}  // namespace

void OwnAccount::set_session(Session* session) {
  if (session_ == session) return;
  if (session_) session_->disconnect(this);
  session_ = session;
  status_ = OwnStatus::online;
  status_text_.clear();
  error_.clear();
  if (session_) {
    connect(session_, &Session::eventCame, this, &OwnAccount::heard);
    connect(session_, &Session::sessionChanged, this, [this](const client::SessionState& state) {
      const auto* who = std::get_if<client::SignedIn>(&state);
      if (who == nullptr) return;
      guest_ = who->role == protocol::Role::guest;
      Q_EMIT changed();
    });
  }
  Q_EMIT sessionChanged();
  Q_EMIT changed();
}

QVariantList OwnAccount::statuses() const {
  QVariantList list;
  for (const OwnStatus status : kStatuses)
    list.append(
        QVariantMap{{QStringLiteral("id"), id_of(status)}, {QStringLiteral("text"), words_for(status)}});
  return list;
}

QString OwnAccount::status() const {
  return id_of(status_);
}

QString OwnAccount::status_words() const {
  const QString words = words_for(status_);
  return status_text_.isEmpty() ? words : tr("%1: %2", "status and text").arg(words, status_text_);
}

// Another device of the account may have changed it.
void OwnAccount::heard(const protocol::Event& event) {
  const auto* presence = std::get_if<protocol::PresenceEvent>(&event);
  if (presence == nullptr || !session_ ||
      protocol::fold_name(presence->username) != protocol::fold_name(session_->username().toStdString()))
    return;
  if (const auto status = protocol::own_status_of(protocol::name_of(presence->status))) status_ = *status;
  status_text_ = QString::fromStdString(presence->text.value_or(std::string()));
  Q_EMIT changed();
}

void OwnAccount::setStatus(const QString& status, const QString& text) {
  const auto wanted = protocol::own_status_of(status.toStdString());
  if (!session_ || !wanted) return;
  ++asked_;
  error_.clear();
  Q_EMIT changed();
  const QString words = text.simplified();
  session_->request(this, protocol::PresenceRequest{.status = *wanted, .text = words.toStdString()},
                    [this, wanted, words](const Session::Reply& reply) {
                      --asked_;
                      if (!reply) {
                        fail(QString::fromStdString(reply.error().sentence));
                        return;
                      }
                      status_ = *wanted;
                      status_text_ = words;
                      Q_EMIT changed();
                      Q_EMIT done();
                    });
}

void OwnAccount::setDisplayName(const QString& name) {
  ask(protocol::ProfileRequest{.display_name = name.simplified().toStdString(), .avatar = {}});
}

void OwnAccount::removePicture() {
  ask(protocol::ProfileRequest{.display_name = {}, .avatar = ""});
}

void OwnAccount::setPicture(const QUrl& file) {
  const QString path = file.toLocalFile();
  if (path.isEmpty() || !session_ || session_->transfers() == nullptr) return;
  constexpr std::array<std::string_view, 3> kTypes{"image/png", "image/jpeg", "image/webp"};
  const std::string full = client::transfers::absolute_path(path.toStdString());
  const std::string type = client::transfers::facts_of(full).media_type;
  if (std::ranges::find(kTypes, type) == kTypes.end()) {
    fail(tr("A profile picture is a PNG, JPEG or WebP."));
    return;
  }
  const auto& greeting = session_->greeting();
  const std::int64_t most = greeting ? greeting->limits.avatar_bytes : protocol::limit::avatar_bytes;
  ++asked_;
  error_.clear();
  Q_EMIT changed();
  client::transfers::TransferHandlers<std::string> told;
  told.on_end = [this, self = QPointer<OwnAccount>(this)](client::Outcome<std::string> file_id) {
    if (!self) return;
    --asked_;
    if (!file_id) {
      fail(QString::fromStdString(file_id.error().sentence));
      return;
    }
    ask(protocol::ProfileRequest{.display_name = {}, .avatar = *file_id});
  };
  session_->transfers()->upload(full, most, std::move(told));
}

void OwnAccount::ask(protocol::Request request) {
  if (!session_) return;
  ++asked_;
  error_.clear();
  Q_EMIT changed();
  session_->request(this, std::move(request), [this](const Session::Reply& reply) {
    --asked_;
    if (!reply) {
      fail(QString::fromStdString(reply.error().sentence));
      return;
    }
    Q_EMIT changed();
    Q_EMIT done();
  });
}

void OwnAccount::fail(const QString& sentence) {
  error_ = sentence;
  Q_EMIT changed();
}

}  // namespace banter::desktop
