#include "client/desktop/rooms/room_maker.hpp"

#include <utility>

#include "protocol/names.hpp"

namespace banter::desktop {
namespace {

constexpr int kLongestName = 64;

bool may_stand(QChar unit) {
  const char16_t one = unit.unicode();
  return (one >= u'a' && one <= u'z') || (one >= u'A' && one <= u'Z') || (one >= u'0' && one <= u'9') ||
         one == u'.' || one == u'_' || one == u'-';
}

}  // namespace

void RoomMaker::setSession(Session* session) {
  if (session == session_) return;
  session_ = session;
  Q_EMIT sessionChanged();
}

QString RoomMaker::withSign(const QString& name) {
  const QString trimmed = name.trimmed();
  return trimmed.startsWith(u'#') ? trimmed : u'#' + trimmed;
}

QString RoomMaker::objection(const QString& name) const {
  const QString bare = withSign(name).mid(1);
  if (bare.isEmpty()) return {};
  for (const QChar unit : bare) {
    if (unit.isSpace()) return tr("A room's name has no spaces; write a hyphen instead.");
    if (!may_stand(unit)) return tr("A room's name has only letters a to z, digits and . _ -");
  }
  if (bare.size() > kLongestName) return tr("A room's name has at most 64 characters.");
  const QString whole = u'#' + bare;
  if (!protocol::is_room_name(whole.toStdString())) return tr("A room cannot have this name.");
  if (Conversations* all = Conversations::of(session_); all != nullptr && all->named(whole) != nullptr)
    return tr("There is a room with this name already.");
  return {};
}

bool RoomMaker::begin() {
  if (busy_ || !session_) return false;
  busy_ = true;
  Q_EMIT busyChanged();
  return true;
}

void RoomMaker::end(const client::Outcome<QString>& outcome) {
  busy_ = false;
  Q_EMIT busyChanged();
  if (outcome) {
    Q_EMIT opened(*outcome);
  } else {
    Q_EMIT refused(QString::fromStdString(outcome.error().sentence));
  }
}

void RoomMaker::make(const QString& name, const QString& topic, bool isPublic, const QStringList& people) {
  if (!begin()) return;
  protocol::CreateRoomRequest request{
      .room = withSign(name).toStdString(),
      .visibility = isPublic ? protocol::Visibility::public_ : protocol::Visibility::private_};
  if (!topic.trimmed().isEmpty()) request.topic = topic.trimmed().toStdString();
  session_->ask<protocol::CreateRoomReply>(
      this, std::move(request), [this, people](client::Outcome<protocol::CreateRoomReply> reply) {
        if (!reply) {
          end(std::unexpected(std::move(reply.error())));
          return;
        }
        for (const QString& username : people)
          session_->request(this,
                            protocol::InviteRequest{.conversation = reply->conversation,
                                                    .username = username.toStdString()},
                            [this, username](const Session::Reply& invited) {
                              if (!invited)
                                Q_EMIT notInvited(username, QString::fromStdString(invited.error().sentence));
                            });
        end(QString::fromStdString(reply->conversation));
      });
}

void RoomMaker::start(const QString& username) {
  if (!begin()) return;
  Conversations::of(session_)->start(this, username,
                                     [this](const client::Outcome<QString>& outcome) { end(outcome); });
}

void RoomMaker::join(const QString& room) {
  if (!begin()) return;
  session_->ask<protocol::JoinReply>(this, protocol::JoinRequest{.conversation = room.toStdString()},
                                     [this](client::Outcome<protocol::JoinReply> reply) {
                                       if (reply) {
                                         end(QString::fromStdString(reply->conversation));
                                       } else {
                                         end(std::unexpected(std::move(reply.error())));
                                       }
                                     });
}

}  // namespace banter::desktop
