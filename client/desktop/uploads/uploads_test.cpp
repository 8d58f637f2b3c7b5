#include "client/desktop/uploads/uploads.hpp"

#include <gtest/gtest.h>

#include <QFile>
#include <QImage>
#include <QQuickItem>
#include <QTemporaryDir>

#include "client/core/testing/fake_files.hpp"
#include "client/desktop/files/private_files.hpp"
#include "client/desktop/testing/stage.hpp"
#include "client/desktop/uploads/outgoing_files.hpp"
#include "client/desktop/uploads/upload_list.hpp"

namespace banter::desktop {
namespace {

using testing::await;
using testing::Stage;

class UploadsTest : public ::testing::Test {
 protected:
  QString file(const char* name, const QByteArray& bytes) {
    const QString path = folder.filePath(QString::fromLatin1(name));
    QFile there(path);
    EXPECT_TRUE(there.open(QIODevice::WriteOnly));
    there.write(bytes);
    return path;
  }

  QTemporaryDir folder;
  Stage stage;  // of a server that nobody runs
};

TEST_F(UploadsTest, WhatWaitsIsShownAndCancelledWithoutATrace) {
  OutgoingFiles files;
  files.set_session(&stage.session());
  files.set_conversation(QStringLiteral("c1"));
  EXPECT_EQ(files.add({QUrl::fromLocalFile(file("a.txt", "hello"))}), QString());
  EXPECT_EQ(files.count(), 1);
  UploadList list;
  list.set_session(&stage.session());
  list.set_conversation(QStringLiteral("c1"));
  EXPECT_TRUE(files.send(QStringLiteral("look"), 0));
  EXPECT_EQ(files.count(), 0);
  ASSERT_EQ(list.count(), 1);
  const QModelIndex row = list.index(0);
  EXPECT_EQ(list.data(row, UploadList::NamesRole).toStringList(), QStringList{QStringLiteral("a.txt")});
  EXPECT_EQ(list.data(row, UploadList::ContentRole).toString(), QStringLiteral("look"));
  list.cancel(list.data(row, UploadList::ClientIdRole).toString());
  EXPECT_EQ(list.count(), 0);
  EXPECT_TRUE(await([&] { return Uploads::of(&stage.session())->all().empty(); }));
  EXPECT_TRUE(stage.session().transfers()->unfinished()->empty());
}

TEST_F(UploadsTest, WhatAnEarlierProcessLeftIsThereAndPaused) {
  auto* first = Uploads::of(&stage.session());
  ASSERT_TRUE(first->begin(client::Draft{.conversation = "c1", .content = "later"},
                           {file("b.bin", QByteArray(1000, 'x')).toStdString()}));
  const auto noted = [&] {
    const auto all = stage.session().transfers()->unfinished();
    return all && !all->empty();
  };
  ASSERT_TRUE(await(noted));
  const std::string id = first->all().front().client_id;
  first->pause(id);
  ASSERT_TRUE(await([&] { return first->all().front().id == 0; }));
  delete first;

  const auto* second = Uploads::of(&stage.session());
  ASSERT_EQ(second->all().size(), 1U);
  EXPECT_EQ(second->all().front().client_id, id);
  EXPECT_EQ(second->all().front().state, Upload::State::paused);
  EXPECT_EQ(second->all().front().draft.content, "later");
}

TEST_F(UploadsTest, ElevenFilesFoldersAndAddressesAreRefusedInWords) {
  OutgoingFiles files;
  files.set_session(&stage.session());
  files.set_conversation(QStringLiteral("c1"));
  EXPECT_FALSE(files.add({QUrl::fromLocalFile(folder.path())}).isEmpty());
  EXPECT_FALSE(files.add({QUrl(QStringLiteral("http://127.0.0.1/x"))}).isEmpty());
  EXPECT_FALSE(files.add({QUrl::fromLocalFile(folder.filePath(QStringLiteral("none")))}).isEmpty());
  EXPECT_EQ(files.count(), 0);
  QList<QUrl> many;
  for (int i = 0; i < 11; ++i)
    many.append(QUrl::fromLocalFile(file(("f" + std::to_string(i)).c_str(), "x")));
  EXPECT_FALSE(files.add(many).isEmpty());
  EXPECT_EQ(files.count(), 10);
  files.remove(0);
  EXPECT_EQ(files.count(), 9);
  files.set_conversation(QStringLiteral("c2"));
  EXPECT_EQ(files.count(), 0);
}

TEST_F(UploadsTest, ATextBecomesAFileOfOursThatGoesWithIt) {
  OutgoingFiles files;
  files.set_session(&stage.session());
  files.set_conversation(QStringLiteral("c1"));
  EXPECT_EQ(files.addText(QStringLiteral("long")), QString());
  ASSERT_EQ(files.count(), 1);
  const QString path = files.data(files.index(0), OutgoingFiles::PathRole).toString();
  EXPECT_TRUE(path.startsWith(QString::fromStdString(stage.home().path())));
  EXPECT_TRUE(QFile::exists(path));
  files.remove(0);
  EXPECT_FALSE(QFile::exists(path));
  const QString theirs = file("mine.txt", "x");
  drop_outgoing(stage.session(), theirs);
  EXPECT_TRUE(QFile::exists(theirs)) << "a person's file was removed";
}

TEST_F(UploadsTest, StandsBelowTheMessagesWithItsButtons) {
  auto* uploads = Uploads::of(&stage.session());
  QImage sea(300, 200, QImage::Format_RGB32);
  sea.fill(Qt::darkCyan);
  const QString picture = folder.filePath(QStringLiteral("sea.png"));
  ASSERT_TRUE(sea.save(picture));
  ASSERT_TRUE(uploads->begin(client::Draft{.conversation = "c1", .content = "The sea, this morning."},
                             {picture.toStdString(), file("b.bin", "x").toStdString()}));
  ASSERT_TRUE(uploads->begin(client::Draft{.conversation = "c1"}, {file("c.bin", "x").toStdString()}));
  stage.show(QStringLiteral(
      "Item { UploadColumn { session: App.session; conversation: 'c1'; width: parent.width - 40; "
      "x: 20; y: 20 } }"));
  QQuickItem* pause = nullptr;
  ASSERT_TRUE(await([&] { return (pause = stage.called(QStringLiteral("Pause"))) != nullptr; }));
  stage.click(pause);
  EXPECT_TRUE(await([&] { return stage.called(QStringLiteral("Resume")) != nullptr; }));
  stage.picture(QStringLiteral("uploads"));
  stage.click(stage.called(QStringLiteral("Cancel sending")));
  EXPECT_TRUE(await([&] { return uploads->all().size() == 1; }));
}

}  // namespace
}  // namespace banter::desktop
