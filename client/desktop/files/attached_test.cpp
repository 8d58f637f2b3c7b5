#include "client/desktop/files/attached.hpp"

#include <gtest/gtest.h>

#include <QFile>
#include <QQuickItem>
#include <QTemporaryDir>
#include <algorithm>

#include "base/hash.hpp"
#include "client/core/session/token_store.hpp"
#include "client/core/testing/fake_files.hpp"
#include "client/core/testing/pictures.hpp"
#include "client/desktop/files/attached_file.hpp"
#include "client/desktop/files/open_file.hpp"
#include "client/desktop/testing/opened_files.hpp"
#include "client/desktop/testing/stage.hpp"

namespace banter::desktop {
namespace {

using testing::await;
using testing::Stage;

class AttachedTest : public ::testing::Test {
 protected:
  AttachedTest() : stage(server.address()) {
    server.serve(
        [](client::testing::FakePeer& peer, const protocol::RequestFrame& frame) {
          if (std::holds_alternative<protocol::HelloRequest>(frame.request))
            peer.reply(frame.id, protocol::HelloReply{.server = "fake", .protocol = 1});
          else if (std::holds_alternative<protocol::ResumeRequest>(frame.request))
            peer.reply(frame.id, protocol::ResumeReply{.username = "alice"});
          else
            peer.refuse(frame.id, "", protocol::ErrorCode::not_found);
        },
        [this](client::testing::FakePeer& peer) { files.serve(peer); });
    const client::Places& places = stage.session().options().places;
    EXPECT_TRUE(client::TokenStore(places.tokens()).keep(server.address(), "alice", "t0k"));
  }

  QVariantMap attachment(const std::string& bytes, const std::string& name, const std::string& type,
                         qint64 width = 0, qint64 height = 0) {
    protocol::Attachment file{.file_id = files.put(bytes, name),
                              .file_name = name,
                              .size = static_cast<std::int64_t>(bytes.size()),
                              .media_type = type,
                              .sha256 = base::hex(base::sha256(bytes))};
    if (width > 0) file.width = width;
    if (height > 0) file.height = height;
    return map_of(file);
  }
  static QByteArray read(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
  }

  client::testing::FakeFiles files;
  client::testing::FakeServer server;
  Stage stage;
  QTemporaryDir folder;
};

TEST_F(AttachedTest, APictureComesWhenItIsSeen) {
  const std::string bytes = client::testing::png_of(client::testing::quarters(200, 100));
  Attached attached;
  attached.set_session(&stage.session());
  attached.set_file(attachment(bytes, "a.png", "image/png", 200, 100));
  EXPECT_TRUE(attached.is_picture());
  EXPECT_TRUE(attached.shown_path().isEmpty());
  EXPECT_TRUE(files.heard("GET").empty());
  attached.set_wanted(true);
  ASSERT_TRUE(await([&] { return !attached.shown_path().isEmpty(); }));
  EXPECT_EQ(read(attached.shown_path()).toStdString(), bytes);
  EXPECT_TRUE(attached.shown_path().startsWith(QString::fromStdString(stage.home().path())));
  // It is here now, for whoever else shows it.
  Attached other;
  other.set_session(&stage.session());
  other.set_file(attached.file());
  EXPECT_EQ(other.shown_path(), attached.shown_path());
}

TEST_F(AttachedTest, NothingThatAMessageSaysLeadsToAnotherFile) {
  QVariantMap file = attachment("x", "a.png", "image/png", 10, 10);
  for (const char* hash : {"../../tokens", "", "ABCDEF", "/etc/passwd"}) {
    file[QStringLiteral("sha256")] = QString::fromLatin1(hash);
    EXPECT_FALSE(wanted_file(file)) << hash;
    Attached attached;
    attached.set_session(&stage.session());
    attached.set_file(file);
    attached.set_wanted(true);
    EXPECT_TRUE(attached.shown_path().isEmpty());
  }
  EXPECT_TRUE(files.heard("GET").empty());
}

TEST_F(AttachedTest, PicturesOfOtherKindsAreFiles) {
  EXPECT_FALSE(says_picture(attachment("x", "a.svg", "image/svg+xml", 10, 10)));
  EXPECT_FALSE(says_picture(attachment("x", "a.png", "image/png")));
  EXPECT_FALSE(says_picture(attachment("x", "a.png", "image/png", 60'000, 60'000)));
}

TEST_F(AttachedTest, AFileIsFetchedIntoTheFolderAndOpenedOnlyAsItWasSent) {
  const testing::OpenedFiles desk;
  Attached attached;
  attached.set_session(&stage.session());
  attached.set_file(attachment("plain words", "notes.txt", "text/plain"));
  const QString into = folder.filePath(QStringLiteral("received_files"));
  attached.fetch(into);
  ASSERT_TRUE(await([&] { return attached.state() == QStringLiteral("there"); }))
      << attached.reason().toStdString();
  const QString path = into + QStringLiteral("/notes.txt");
  EXPECT_EQ(read(path), QByteArray("plain words"));
  attached.open();
  ASSERT_TRUE(await([&] { return !desk.opened().isEmpty(); }));
  EXPECT_EQ(desk.opened().front(), QUrl::fromLocalFile(path));

  QFile changed(path);
  ASSERT_TRUE(changed.open(QIODevice::WriteOnly));
  changed.write("evil  words");
  changed.close();
  attached.open();
  ASSERT_TRUE(await([&] { return !attached.reason().isEmpty(); }));
  EXPECT_EQ(desk.opened().size(), 1);
}

TEST_F(AttachedTest, NothingThatIsThereIsOverwritten) {
  QFile mine(folder.filePath(QStringLiteral("notes.txt")));
  ASSERT_TRUE(mine.open(QIODevice::WriteOnly));
  mine.write("mine");
  mine.close();
  Attached attached;
  attached.set_session(&stage.session());
  attached.set_file(attachment("theirs", "notes.txt", "text/plain"));
  attached.fetch(folder.path());
  ASSERT_TRUE(await([&] { return attached.state() == QStringLiteral("there"); }));
  EXPECT_EQ(read(mine.fileName()), QByteArray("mine"));
}

TEST_F(AttachedTest, WhatMayBeAProgramIsOpenedOnlyAfterAQuestion) {
  const testing::OpenedFiles desk;
  Attached attached;
  attached.set_session(&stage.session());
  attached.set_file(attachment("#!/bin/sh\necho hello\n", "photo.png", "image/png"));
  attached.fetch(folder.path());
  ASSERT_TRUE(await([&] { return attached.state() == QStringLiteral("there"); }));
  bool questioned = false;
  QObject::connect(&attached, &Attached::questioned, [&] { questioned = true; });
  attached.open();
  ASSERT_TRUE(await([&] { return questioned; }));
  EXPECT_TRUE(desk.opened().isEmpty());
  attached.open(true);
  EXPECT_TRUE(await([&] { return !desk.opened().isEmpty(); }));
}

TEST_F(AttachedTest, IsSeenAsAPictureOrAsARow) {
  const std::string bytes = client::testing::jpeg_of(client::testing::quarters(900, 600));
  stage.show(QStringLiteral(
      "Column {\n"
      "  property alias first: first.file\n"
      "  property alias second: second.file\n"
      "  padding: 20; spacing: 12\n"
      "  AttachmentView { id: first; session: App.session; file: ({}) }\n"
      "  AttachmentView { id: second; session: App.session; file: ({}); width: implicitWidth }\n"
      "}"));
  QQuickItem* column = stage.window().contentItem()->childItems().front();
  column->setProperty("first", attachment(bytes, "garden.jpg", "image/jpeg", 900, 600));
  column->setProperty("second", attachment("%PDF-1.4", "The minutes of the meeting of all who were there.pdf",
                                           "application/pdf"));
  QQuickItem* picture = nullptr;
  ASSERT_TRUE(
      await([&] { return (picture = stage.called(QStringLiteral("Picture garden.jpg"))) != nullptr; }));
  EXPECT_EQ(picture->width(), 320);
  EXPECT_NEAR(picture->height(), 213, 1);
  ASSERT_TRUE(await([&] { return files.heard("GET").size() == 1; }));
  EXPECT_TRUE(stage.called(QStringLiteral("Download")));
  stage.picture(QStringLiteral("attachments"));
  stage.click(picture);
  ASSERT_TRUE(await([&] { return stage.called(QStringLiteral("Save as")) != nullptr; }));
  stage.picture(QStringLiteral("viewer"));
  stage.key(Qt::Key_Plus);
  stage.key(Qt::Key_Escape);
  EXPECT_TRUE(await([&] { return stage.called(QStringLiteral("Save as")) == nullptr; }));
}

}  // namespace
}  // namespace banter::desktop
