#include "client/desktop/notifications/bus_notifications.hpp"

#include <gtest/gtest.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <memory>
#include <vector>

#include "client/desktop/testing/fake_notifications.hpp"

namespace banter::desktop {
namespace {

const QString kName = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");

/// A bus of the test's own, with the service on it.
struct BusNotificationsTest : ::testing::Test {
  void SetUp() override {
    const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (program.isEmpty()) GTEST_SKIP() << "there is no dbus-daemon here";
    daemon.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                           QStringLiteral("--print-address=1")});
    ASSERT_TRUE(daemon.waitForStarted());
    ASSERT_TRUE(QTest::qWaitFor([&] { return daemon.canReadLine(); }, 20'000));
    const QString address = QString::fromLatin1(daemon.readLine()).trimmed();
    ours = QDBusConnection::connectToBus(address, QStringLiteral("ours"));
    theirs = QDBusConnection::connectToBus(address, QStringLiteral("theirs"));
    ASSERT_TRUE(ours.isConnected() && theirs.isConnected());
    EXPECT_FALSE(BusNotifications::is_offered(ours));
    ASSERT_TRUE(theirs.registerObject(kPath, &service,
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    ASSERT_TRUE(theirs.registerService(kName));
    EXPECT_TRUE(BusNotifications::is_offered(ours));
    notifications = std::make_unique<BusNotifications>(ours);
    // What the service offers is asked for before: by then the answer is there.
    round_trip();
  }
  void TearDown() override {
    notifications.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("ours"));
    QDBusConnection::disconnectFromBus(QStringLiteral("theirs"));
    daemon.kill();
    daemon.waitForFinished();
  }

  /// Everything that was on its way there and back has arrived.
  void round_trip() {
    QDBusPendingCallWatcher asked(ours.asyncCall(
        QDBusMessage::createMethodCall(kName, kPath, kName, QStringLiteral("GetCapabilities"))));
    ASSERT_TRUE(QTest::qWaitFor([&] { return asked.isFinished(); }, 20'000));
  }
  void show(const QString& key, const QString& body) {
    notifications->show({.key = key, .title = QStringLiteral("Ben"), .body = body});
  }

  QProcess daemon;
  QDBusConnection ours{QStringLiteral("none")};
  QDBusConnection theirs{QStringLiteral("none")};
  testing::FakeNotifications service;
  std::unique_ptr<BusNotifications> notifications;
};

TEST_F(BusNotificationsTest, OneAConversationIsReplacedAndTakenAway) {
  show(QStringLiteral("c1"), QStringLiteral("one"));
  // Before the service has told its number: that must not make a second one.
  show(QStringLiteral("c1"), QStringLiteral("two"));
  show(QStringLiteral("c2"), QStringLiteral("other"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return service.told.size() == 3; }));
  EXPECT_EQ(service.told[0].replaces, 0U);
  EXPECT_EQ(service.told[0].body, QStringLiteral("one"));
  EXPECT_EQ(service.told[2].replaces, 1U);
  EXPECT_EQ(service.told[2].body, QStringLiteral("two"));
  round_trip();
  notifications->close(QStringLiteral("c1"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !service.closed.empty(); }));
  EXPECT_EQ(service.closed, std::vector<uint>{1});
  notifications->close(QStringLiteral("c1"));
  round_trip();
  EXPECT_EQ(service.closed.size(), 1U);
}

TEST_F(BusNotificationsTest, OneThatIsTakenAwayBeforeItIsThereGoesAtOnce) {
  show(QStringLiteral("c1"), QStringLiteral("one"));
  notifications->close(QStringLiteral("c1"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !service.closed.empty(); }));
  EXPECT_EQ(service.closed, std::vector<uint>{1});
}

TEST_F(BusNotificationsTest, ForeignTextIsNoMarkup) {
  show(QStringLiteral("c1"), QStringLiteral("<img src=\"http://evil/x.png\"/> & <b>bold</b>"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !service.told.empty(); }));
  EXPECT_EQ(service.told[0].body,
            QStringLiteral("&lt;img src=&quot;http://evil/x.png&quot;/&gt; &amp; &lt;b&gt;bold&lt;/b&gt;"));
}

TEST_F(BusNotificationsTest, WhatAPersonDoesThereIsTold) {
  QSignalSpy opened(notifications.get(), &NotificationPort::opened);
  QSignalSpy replied(notifications.get(), &NotificationPort::replied);
  QSignalSpy read(notifications.get(), &NotificationPort::markedRead);
  round_trip();  // what the service can do is known now
  show(QStringLiteral("c1"), QStringLiteral("hi"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !service.told.empty(); }));
  EXPECT_TRUE(service.told[0].actions.contains(QStringLiteral("inline-reply")));
  round_trip();
  Q_EMIT service.ActionInvoked(1, QStringLiteral("default"));
  Q_EMIT service.ActionInvoked(99, QStringLiteral("default"));
  Q_EMIT service.ActionInvoked(1, QStringLiteral("mark-read"));
  Q_EMIT service.NotificationReplied(1, QStringLiteral("hello"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return replied.count() == 1; }));
  EXPECT_EQ(opened.count(), 1);
  EXPECT_EQ(read.count(), 1);
  EXPECT_EQ(replied[0][0].toString(), QStringLiteral("c1"));
  EXPECT_EQ(replied[0][1].toString(), QStringLiteral("hello"));
}

TEST_F(BusNotificationsTest, OneThatWasWavedAwayIsNotReplaced) {
  QSignalSpy dismissed(notifications.get(), &NotificationPort::dismissed);
  show(QStringLiteral("c1"), QStringLiteral("one"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !service.told.empty(); }));
  round_trip();
  Q_EMIT service.NotificationClosed(1, 2);
  ASSERT_TRUE(QTest::qWaitFor([&] { return dismissed.count() == 1; }));
  show(QStringLiteral("c1"), QStringLiteral("two"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return service.told.size() == 2; }));
  EXPECT_EQ(service.told[1].replaces, 0U);
}

}  // namespace
}  // namespace banter::desktop
