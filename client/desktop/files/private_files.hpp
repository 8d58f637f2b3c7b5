#pragma once

#include <QByteArray>
#include <QString>
#include <expected>

#include "client/desktop/session/session.hpp"

namespace banter::desktop {

/// A folder for this account's files of that `kind` ("outgoing", "pictures"), readable by this person only;
/// it is made when it is not there.
QString private_folder(const Session& session, const QString& kind);

/// Writes `bytes` into a new file that can be sent under the name `name`, as long as it is there: its path,
/// or a sentence. It belongs to the program, which removes it when it was sent.
std::expected<QString, QString> keep_outgoing(const Session& session, const QString& name,
                                              const QByteArray& bytes);

/// Removes a file if it is one of those.
void drop_outgoing(const Session& session, const QString& path);

}  // namespace banter::desktop
