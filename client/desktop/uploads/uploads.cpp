#include "client/desktop/uploads/uploads.hpp"

#include <QDebug>
#include <algorithm>
#include <utility>

#include "client/desktop/files/private_files.hpp"
#include "client/desktop/pictures/picture_reading.hpp"

namespace banter::desktop {
namespace {

using client::transfers::Progress;
using client::transfers::ReadyMessage;
using client::transfers::Sending;
using client::transfers::Transfers;

QString picture_among(const std::vector<std::string>& paths) {
  const QString first = paths.empty() ? QString() : QString::fromStdString(paths.front());
  return picture_size(first).isValid() ? first : QString();
}

bool over(const client::OutboxRow& row) {
  return row.state != client::OutboxRow::State::waiting;
}

}  // namespace

Uploads* Uploads::of(Session* session) {
  if (!session) return nullptr;
  auto* uploads = session->findChild<Uploads*>(QString(), Qt::FindDirectChildrenOnly);
  return uploads ? uploads : new Uploads(session);
}

Uploads::Uploads(Session* session) : QObject(session), session_(session) {
  connect(session, &Session::outboxChanged, this, [this](const client::OutboxNews& news) {
    if (news.what == client::OutboxNews::What::discarded || over(news.row)) settle(news.row);
  });
  connect(session, &Session::changed, this, [this] {
    if (user_ != session_->username()) load();
  });
  load();
}

void Uploads::load() {
  user_ = session_->username();
  uploads_.clear();
  handed_over_.clear();
  Transfers* transfers = session_->transfers();
  if (transfers) {
    const client::Outcome<std::vector<Sending>> left = transfers->unfinished();
    const client::Outcome<client::Outbox*> outbox = session_->client().outbox();
    for (const Sending& sending : left ? *left : std::vector<Sending>()) {
      Upload upload{.client_id = sending.client_id, .draft = sending.draft, .state = Upload::State::paused};
      for (const auto& file : sending.files) {
        upload.paths.push_back(file.path);
        upload.progress.total += file.identity.size;
      }
      upload.progress.files = upload.paths.size();
      upload.picture = picture_among(upload.paths);
      const auto row = outbox ? (*outbox)->find(sending.client_id)
                              : base::Expected<std::optional<client::OutboxRow>>(std::nullopt);
      if (!row || !*row) {
        uploads_.push_back(std::move(upload));
        continue;
      }
      // It was handed over before the end of the process that did so.
      handed_over_.push_back(std::move(upload));
      if (over(**row)) settle(**row);
    }
  }
  Q_EMIT listChanged();
}

Upload* Uploads::find(const std::string& client_id) {
  const auto found = std::ranges::find(uploads_, client_id, &Upload::client_id);
  return found == uploads_.end() ? nullptr : &*found;
}

bool Uploads::begin(client::Draft draft, std::vector<std::string> paths) {
  const client::Outcome<std::string> id = client::client_id_or_new({});
  if (!session_->transfers() || !id) return false;
  const QString picture = picture_among(paths);
  uploads_.push_back(
      {.client_id = *id, .draft = std::move(draft), .paths = std::move(paths), .picture = picture});
  uploads_.back().progress.files = uploads_.back().paths.size();
  start(uploads_.back());
  Q_EMIT listChanged();
  return true;
}

void Uploads::start(Upload& upload) {
  Transfers* transfers = session_->transfers();
  if (!transfers || upload.id != 0) return;
  upload.state = Upload::State::moving;
  upload.reason.clear();
  client::transfers::FileMessage message{
      .draft = upload.draft, .paths = upload.paths, .client_id = upload.client_id};
  if (session_->greeting()) message.most_bytes = session_->greeting()->limits.file_bytes;
  client::transfers::TransferHandlers<ReadyMessage> handlers;
  handlers.on_progress = [this, id = upload.client_id](const Progress& progress) {
    Upload* moved = find(id);
    if (!moved) return;
    moved->progress = progress;
    moved->reason = QString::fromStdString(progress.trouble);
    Q_EMIT changed(id);
  };
  handlers.on_word = [this, id = upload.client_id](const std::string& sentence) {
    Upload* told = find(id);
    if (!told) return;
    told->reason = QString::fromStdString(sentence);
    Q_EMIT changed(id);
  };
  handlers.on_end = [this, id = upload.client_id](client::Outcome<ReadyMessage> ready) {
    ended(id, std::move(ready));
  };
  upload.id = transfers->send(std::move(message), std::move(handlers));
}

void Uploads::ended(const std::string& client_id, client::Outcome<ReadyMessage> ready) {
  Upload* upload = find(client_id);
  if (!upload) return;
  upload->id = 0;
  if (upload->gone) return forget(client_id);
  if (!ready) {
    if (upload->state != Upload::State::paused) {
      upload->state = Upload::State::failed;
      upload->reason = QString::fromStdString(ready.error().sentence);
    }
    Q_EMIT changed(client_id);
    return;
  }
  handed_over_.push_back(*upload);
  const client::Outcome<client::OutboxRow> row = session_->send(ready->draft, ready->client_id);
  if (!row) {
    handed_over_.pop_back();
    upload->state = Upload::State::failed;
    upload->reason = QString::fromStdString(row.error().sentence);
    Q_EMIT changed(client_id);
    return;
  }
  // From here on it is a message like any other, which the outbox carries.
  std::erase_if(uploads_, [&](const Upload& one) { return one.client_id == client_id; });
  Q_EMIT listChanged();
  if (over(*row)) settle(*row);
}

/// The outbox needs its files no more.
void Uploads::settle(const client::OutboxRow& row) {
  const auto found = std::ranges::find(handed_over_, row.client_id, &Upload::client_id);
  if (found == handed_over_.end()) return;
  // One that was refused can be sent again out of the outbox: its files are on the server.
  if (Transfers* transfers = session_->transfers()) {
    if (const auto done = transfers->finished(row.client_id); !done)
      qWarning("%s", done.error().sentence.c_str());
  }
  drop_files(*found);
  handed_over_.erase(found);
}

void Uploads::pause(const std::string& client_id) {
  Upload* upload = find(client_id);
  if (!upload || upload->id == 0) return;
  upload->state = Upload::State::paused;
  upload->reason.clear();
  if (Transfers* transfers = session_->transfers()) transfers->stop(upload->id);
  Q_EMIT changed(client_id);
}

void Uploads::resume(const std::string& client_id) {
  Upload* upload = find(client_id);
  if (!upload) return;
  start(*upload);
  Q_EMIT changed(client_id);
}

void Uploads::cancel(const std::string& client_id) {
  Upload* upload = find(client_id);
  if (!upload) return;
  upload->gone = true;
  if (upload->id == 0) return forget(client_id);
  if (Transfers* transfers = session_->transfers()) transfers->stop(upload->id);
  Q_EMIT listChanged();
}

void Uploads::forget(const std::string& client_id) {
  Upload* upload = find(client_id);
  if (!upload) return;
  if (Transfers* transfers = session_->transfers()) {
    if (const auto done = transfers->finished(client_id); !done) {
      // The note is still there: so is what it tells of.
      upload->gone = false;
      upload->state = Upload::State::failed;
      upload->reason = QString::fromStdString(done.error().sentence);
      Q_EMIT listChanged();
      return;
    }
  }
  drop_files(*upload);
  std::erase_if(uploads_, [&](const Upload& one) { return one.client_id == client_id; });
  Q_EMIT listChanged();
}

void Uploads::drop_files(const Upload& upload) {
  for (const std::string& path : upload.paths)
    drop_outgoing(*session_, QString::fromStdString(path));
}

}  // namespace banter::desktop
