// The box as it stands in a window, with real keys.
#include <gtest/gtest.h>

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QQuickItem>
#include <QTemporaryDir>

#include "client/desktop/testing/stage.hpp"
#include "client/desktop/uploads/uploads.hpp"

namespace banter::desktop {
namespace {

using testing::await;
using testing::Stage;

class ComposerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    stage.show(
        QStringLiteral("Item {\n"
                       "  property alias composer: composer\n"
                       "  Composer {\n"
                       "    id: composer\n"
                       "    objectName: 'composer'\n"
                       "    session: App.session\n"
                       "    conversation: 'c1'\n"
                       "    width: parent.width\n"
                       "    anchors.bottom: parent.bottom\n"
                       "  }\n"
                       "}"));
    ASSERT_TRUE(composer());
    QMetaObject::invokeMethod(composer(), "focusBox");
  }

  QQuickItem* composer() { return stage.find(QStringLiteral("composer")); }
  QQuickItem* box() { return stage.called(QStringLiteral("Message")); }
  QString text() { return box()->property("text").toString(); }
  std::vector<client::OutboxRow> stored() {
    return *(*stage.session().client().outbox())->all(client::OutboxRow::State::waiting);
  }

  Stage stage;
};

TEST_F(ComposerTest, EnterSendsAndTheBoxIsEmptyOnceTheMessageIsStored) {
  stage.type(QStringLiteral("hello"));
  EXPECT_EQ(text(), QStringLiteral("hello"));
  EXPECT_TRUE(stored().empty());
  stage.key(Qt::Key_Return);
  EXPECT_EQ(text(), QString());
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored().front().draft.content, "hello");
  EXPECT_EQ(stored().front().draft.conversation, "c1");
}

TEST_F(ComposerTest, ShiftEnterBeginsALine) {
  stage.type(QStringLiteral("a"));
  stage.key(Qt::Key_Return, Qt::ShiftModifier);
  stage.type(QStringLiteral("b"));
  EXPECT_EQ(text(), QStringLiteral("a\nb"));
  EXPECT_TRUE(stored().empty());
}

TEST_F(ComposerTest, WhereCtrlEnterSendsEnterBeginsALine) {
  composer()->setProperty("enterSends", false);
  stage.type(QStringLiteral("a"));
  stage.key(Qt::Key_Return);
  stage.type(QStringLiteral("b"));
  EXPECT_EQ(text(), QStringLiteral("a\nb"));
  EXPECT_TRUE(stored().empty());
  stage.key(Qt::Key_Return, Qt::ControlModifier);
  EXPECT_EQ(stored().size(), 1U);
}

TEST_F(ComposerTest, NothingButBlanksIsNotSent) {
  stage.type(QStringLiteral("   "));
  stage.key(Qt::Key_Return);
  EXPECT_TRUE(stored().empty());
  EXPECT_EQ(text(), QStringLiteral("   "));
}

TEST_F(ComposerTest, EnterWhileTheInputMethodComposesSendsNothing) {
  stage.type(QStringLiteral("x"));
  QInputMethodEvent composing(QStringLiteral("に"), {});
  QCoreApplication::sendEvent(box(), &composing);
  ASSERT_TRUE(box()->property("inputMethodComposing").toBool());
  stage.key(Qt::Key_Return);
  EXPECT_TRUE(stored().empty());
  QInputMethodEvent done;
  done.setCommitString(QStringLiteral("日"));
  QCoreApplication::sendEvent(box(), &done);
  EXPECT_TRUE(text().contains(QStringLiteral("日")));
  stage.key(Qt::Key_Return);
  EXPECT_EQ(stored().size(), 1U);
}

TEST_F(ComposerTest, GrowsToTenLinesAndNoFurther) {
  const double one = composer()->implicitHeight();
  for (int i = 0; i < 4; ++i)
    stage.key(Qt::Key_Return, Qt::ShiftModifier);
  EXPECT_TRUE(await([&] { return composer()->implicitHeight() > one + 60; }));
  for (int i = 0; i < 10; ++i)
    stage.key(Qt::Key_Return, Qt::ShiftModifier);
  EXPECT_TRUE(await([&] { return composer()->implicitHeight() > one + 140; }));
  stage.picture(QStringLiteral("composer-high"));
  const double fifteen = composer()->implicitHeight();
  for (int i = 0; i < 10; ++i)
    stage.key(Qt::Key_Return, Qt::ShiftModifier);
  // Two frames later all that had to be laid out is.
  for (int i = 0; i < 2; ++i)
    stage.window().grabWindow();
  EXPECT_EQ(composer()->implicitHeight(), fifteen);
  EXPECT_LT(fifteen, one + 10 * 24);
}

TEST_F(ComposerTest, WhatWasBegunStaysWithItsConversationAndSoDoesUndo) {
  stage.type(QStringLiteral("one"));
  composer()->setProperty("conversation", QStringLiteral("c2"));
  QMetaObject::invokeMethod(composer(), "focusBox");
  EXPECT_EQ(text(), QString());
  stage.type(QStringLiteral("two"));
  composer()->setProperty("conversation", QStringLiteral("c1"));
  QMetaObject::invokeMethod(composer(), "focusBox");
  EXPECT_EQ(text(), QStringLiteral("one"));
  stage.key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_NE(text(), QStringLiteral("one"));
  EXPECT_TRUE(QStringLiteral("one").startsWith(text()));
  stage.type(QStringLiteral("1"));
  stage.key(Qt::Key_Return);
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored().front().draft.conversation, "c1") << "it went to where one was before";
}

TEST_F(ComposerTest, MarksAreWrittenAroundWordsAndTakenAwayAgain) {
  stage.type(QStringLiteral("word"));
  stage.key(Qt::Key_A, Qt::ControlModifier);
  stage.key(Qt::Key_B, Qt::ControlModifier);
  EXPECT_EQ(text(), QStringLiteral("**word**"));
  stage.key(Qt::Key_B, Qt::ControlModifier);
  EXPECT_EQ(text(), QStringLiteral("word"));
  stage.key(Qt::Key_E, Qt::ControlModifier);
  EXPECT_EQ(text(), QStringLiteral("`word`"));
  stage.key(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(text(), QStringLiteral("word"));
}

TEST_F(ComposerTest, AReplyNamesWhatItAnswersAndEscapeTakesItBack) {
  const QVariantMap message{{QStringLiteral("seq"), 7},
                            {QStringLiteral("sender"), QStringLiteral("bob")},
                            {QStringLiteral("content"), QStringLiteral("<b>when?</b>")}};
  const auto reply = [&] {
    QMetaObject::invokeMethod(composer(), "reply", Q_ARG(QVariant, QVariant(message)));
  };
  reply();
  EXPECT_TRUE(stage.called(QStringLiteral("Cancel")));
  stage.type(QStringLiteral("now"));
  stage.key(Qt::Key_Escape);
  EXPECT_FALSE(stage.called(QStringLiteral("Cancel")));
  reply();
  stage.key(Qt::Key_Return);
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored().front().draft.reply_to, 7);
  EXPECT_FALSE(stage.called(QStringLiteral("Cancel")));
}

TEST_F(ComposerTest, AnEditThatIsGivenUpGivesBackWhatStoodThere) {
  stage.type(QStringLiteral("draft"));
  const QVariantMap message{{QStringLiteral("seq"), 7},
                            {QStringLiteral("content"), QStringLiteral("old words")}};
  QMetaObject::invokeMethod(composer(), "edit", Q_ARG(QVariant, QVariant(message)));
  EXPECT_EQ(text(), QStringLiteral("old words"));
  stage.key(Qt::Key_Escape);
  EXPECT_EQ(text(), QStringLiteral("draft"));
}

TEST_F(ComposerTest, WhatIsTooLongStaysUntilItIsSplit) {
  const QString words = QStringLiteral("word ").repeated(4'000);  // 20,000 bytes
  QMetaObject::invokeMethod(composer(), "insert", Q_ARG(QVariant, QVariant(words)));
  stage.key(Qt::Key_Return);
  EXPECT_TRUE(stored().empty());
  EXPECT_EQ(text(), words);
  QQuickItem* offer = stage.called(QStringLiteral("Send as 2 messages"));
  ASSERT_TRUE(offer);
  stage.picture(QStringLiteral("composer-long"));
  stage.click(offer);
  EXPECT_EQ(stored().size(), 2U);
  EXPECT_EQ(text(), QString());
}

TEST_F(ComposerTest, EveryControlHasItsName) {
  for (const char* name : {"Message", "Send", "Attach file", "Emoji"})
    EXPECT_TRUE(stage.called(QString::fromLatin1(name))) << name;
  stage.picture(QStringLiteral("composer"));
}

TEST_F(ComposerTest, TabTakesWhatIsSuggestedAndNothingIsSent) {
  stage.type(QStringLiteral("so :rocke"));
  ASSERT_TRUE(await([&] { return stage.called(QStringLiteral("Suggestions")) != nullptr; }));
  stage.picture(QStringLiteral("composer-suggestions"));
  stage.key(Qt::Key_Tab);
  EXPECT_EQ(text(), QString::fromUtf8("so 🚀"));
  EXPECT_FALSE(stage.called(QStringLiteral("Suggestions")));
  EXPECT_TRUE(stored().empty());
}

TEST_F(ComposerTest, EnterTakesTheChoiceOfTheArrowsAndEscapeClosesTheList) {
  stage.type(QStringLiteral(":hea"));
  ASSERT_TRUE(await([&] { return stage.called(QStringLiteral("Suggestions")) != nullptr; }));
  stage.key(Qt::Key_Escape);
  EXPECT_FALSE(stage.called(QStringLiteral("Suggestions")));
  EXPECT_EQ(text(), QStringLiteral(":hea"));
  stage.key(Qt::Key_Backspace);
  stage.key(Qt::Key_Backspace);
  stage.key(Qt::Key_Backspace);
  stage.type(QStringLiteral("rocke"));
  ASSERT_TRUE(await([&] { return stage.called(QStringLiteral("Suggestions")) != nullptr; }));
  stage.key(Qt::Key_Down);
  stage.key(Qt::Key_Up);
  stage.key(Qt::Key_Return);
  EXPECT_EQ(text(), QString::fromUtf8("🚀"));
  EXPECT_TRUE(stored().empty());
}

TEST_F(ComposerTest, AColonBehindANameMakesAnEmojiOfIt) {
  stage.type(QStringLiteral("good :tada:"));
  EXPECT_TRUE(await([&] { return text() == QString::fromUtf8("good 🎉"); }));
}

TEST_F(ComposerTest, ThePickerPutsAnEmojiWhereTheCursorIs) {
  stage.type(QStringLiteral("x"));
  stage.click(stage.called(QStringLiteral("Emoji")));
  ASSERT_TRUE(await([&] { return stage.called(QStringLiteral("Emojis")) != nullptr; }));
  ASSERT_TRUE(await([&] { return stage.window().activeFocusItem() != box(); }));
  ASSERT_TRUE(await([&] {
    const QQuickItem* field = stage.window().activeFocusItem();
    return field != nullptr && field->inherits("QQuickTextInput");
  }));
  stage.picture(QStringLiteral("emoji-picker"));
  stage.type(QStringLiteral("rocket"));
  stage.picture(QStringLiteral("emoji-picker-search"));
  stage.key(Qt::Key_Return);
  EXPECT_EQ(text(), QString::fromUtf8("x🚀"));
  EXPECT_TRUE(await([&] { return box()->hasActiveFocus(); }));
}

TEST_F(ComposerTest, FilesGoWithTheWordsBesideThem) {
  const QTemporaryDir folder;
  QImage picture(300, 200, QImage::Format_RGB32);
  picture.fill(Qt::darkCyan);
  ASSERT_TRUE(picture.save(folder.filePath(QStringLiteral("sea.png"))));
  QFile notes(folder.filePath(QStringLiteral("a rather long name of a file with notes.txt")));
  ASSERT_TRUE(notes.open(QIODevice::WriteOnly));
  notes.write("notes");
  notes.close();
  const QVariantList urls{QUrl::fromLocalFile(folder.filePath(QStringLiteral("sea.png"))),
                          QUrl::fromLocalFile(notes.fileName())};
  QMetaObject::invokeMethod(composer(), "attach", Q_ARG(QVariant, QVariant(urls)));
  EXPECT_TRUE(await([&] { return stage.called(QStringLiteral("Remove sea.png")) != nullptr; }));
  stage.type(QStringLiteral("look"));
  stage.picture(QStringLiteral("composer-files"));
  stage.key(Qt::Key_Return);
  EXPECT_EQ(text(), QString());
  EXPECT_TRUE(stored().empty()) << "before its files are on the server, there is no message";
  const auto& uploads = Uploads::of(&stage.session())->all();
  ASSERT_EQ(uploads.size(), 1U);
  EXPECT_EQ(uploads.front().draft.content, "look");
  EXPECT_EQ(uploads.front().paths.size(), 2U);
  EXPECT_FALSE(stage.called(QStringLiteral("Remove sea.png")));
}

TEST_F(ComposerTest, APastedPictureWaitsForItsWords) {
  QImage picture(64, 64, QImage::Format_RGB32);
  picture.fill(Qt::yellow);
  QGuiApplication::clipboard()->setImage(picture);
  stage.key(Qt::Key_V, Qt::ControlModifier);
  EXPECT_TRUE(await([&] { return stage.called(QStringLiteral("Files to send")) != nullptr; }));
  EXPECT_EQ(text(), QString());
  QGuiApplication::clipboard()->clear();
}

TEST_F(ComposerTest, FormattedTextBecomesPlain) {
  auto* data = new QMimeData;
  data->setData(QStringLiteral("text/html"), "<b>bold</b><img src='http://127.0.0.1:1/x.png'>");
  data->setText(QStringLiteral("bold"));
  QGuiApplication::clipboard()->setMimeData(data);
  stage.key(Qt::Key_V, Qt::ControlModifier);
  EXPECT_EQ(text(), QStringLiteral("bold"));
  QGuiApplication::clipboard()->clear();
}

TEST_F(ComposerTest, ALongPasteCanBecomeAFile) {
  QGuiApplication::clipboard()->setText(QStringLiteral("line\n").repeated(100));
  stage.key(Qt::Key_V, Qt::ControlModifier);
  QQuickItem* offer = nullptr;
  ASSERT_TRUE(await([&] { return (offer = stage.called(QStringLiteral("Send as a file"))) != nullptr; }));
  stage.picture(QStringLiteral("composer-paste"));
  stage.click(offer);
  EXPECT_EQ(text(), QString());
  EXPECT_TRUE(await([&] { return stage.called(QStringLiteral("Remove message.txt")) != nullptr; }));
  QGuiApplication::clipboard()->clear();
}

TEST_F(ComposerTest, WhatIsBegunIsOnTheDiskWithinHalfASecond) {
  stage.type(QStringLiteral("begun"));
  ASSERT_TRUE(await(
      [&] {
        client::LocalCopy* copy = stage.session().copy();
        const auto draft =
            copy ? copy->draft("c1") : base::Expected<std::optional<std::string>>(std::nullopt);
        return draft && *draft == "begun";
      },
      2'000));
}

TEST_F(ComposerTest, IsReadableInTheDarkAndLarge) {
  stage.show(QStringLiteral("Rectangle {\n"
                            "  color: Theme.timeline\n"
                            "  Component.onCompleted: { Theme.mode = 'dark'; Theme.scale = 1.5 }\n"
                            "  Component.onDestruction: { Theme.mode = 'system'; Theme.scale = 1 }\n"
                            "  Composer { id: composer; objectName: 'composer'; session: App.session\n"
                            "    conversation: 'c1'; width: parent.width; anchors.bottom: parent.bottom }\n"
                            "}"),
             400, 560);
  QMetaObject::invokeMethod(composer(), "focusBox");
  const QVariantMap message{
      {QStringLiteral("seq"), 7},
      {QStringLiteral("sender"), QStringLiteral("a_name_of_thirty_two_characters_")},
      {QStringLiteral("content"), QStringLiteral("<b>when</b> will it be, and who will come?")}};
  QMetaObject::invokeMethod(composer(), "reply", Q_ARG(QVariant, QVariant(message)));
  stage.type(QString::fromUtf8("Tomorrow 🎉"));
  stage.key(Qt::Key_Return, Qt::ShiftModifier);
  stage.type(QString::fromUtf8("שלום לכולם :sm"));
  ASSERT_TRUE(await([&] { return stage.called(QStringLiteral("Suggestions")) != nullptr; }));
  stage.picture(QStringLiteral("composer-dark"));
  QQuickItem* send = stage.called(QStringLiteral("Send"));
  ASSERT_TRUE(send);
  EXPECT_LE(send->mapToScene(QPointF(send->width(), 0)).x(), 400) << "it must not be cut off";
}

TEST_F(ComposerTest, EachParagraphRunsAsItsLettersDo) {
  const auto cursor = [&] { return box()->property("cursorRectangle").toRectF().x(); };
  stage.type(QStringLiteral("abc"));
  EXPECT_LT(cursor(), box()->width() / 2);
  stage.key(Qt::Key_Return, Qt::ShiftModifier);
  stage.type(QString::fromUtf8("שלום"));
  EXPECT_GT(cursor(), box()->width() / 2);
  stage.key(Qt::Key_Return, Qt::ShiftModifier);
  stage.type(QStringLiteral("abc"));
  EXPECT_LT(cursor(), box()->width() / 2);
}

}  // namespace
}  // namespace banter::desktop
