#include "client/core/outbox/outbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "client/core/testing/temp_dir.hpp"

namespace banter::client {
namespace {

using ::testing::HasSubstr;
using State = OutboxRow::State;

struct OutboxTest : ::testing::Test {
  testing::TempDir folder;
  std::string path = folder / "deep/alice.db";
  Outbox box = *Outbox::open(path);

  OutboxRow add(std::string receiver, std::string content) {
    return *box.add({.receiver = std::move(receiver), .content = std::move(content)});
  }
};

TEST_F(OutboxTest, KeepsWhatWasWrittenInOrder) {
  add("bob", "one");
  add("Bob", "two");
  add("#general", "three");
  Outbox other = *Outbox::open(path);
  const auto waiting = *other.all(State::waiting);
  ASSERT_EQ(waiting.size(), 3U);
  EXPECT_EQ(waiting[0].draft.content, "one");
  EXPECT_EQ(waiting[2].draft.receiver, "#general");
  EXPECT_NE(waiting[0].client_id, waiting[1].client_id);
  struct stat file{};
  ASSERT_EQ(::stat(path.c_str(), &file), 0);
  EXPECT_EQ(file.st_mode & 0777U, 0600U);

  const auto heads = *other.heads();
  ASSERT_EQ(heads.size(), 2U) << "bob and Bob are one";
  EXPECT_EQ(heads[0].draft.content, "one");
  EXPECT_EQ(heads[1].draft.content, "three");
}

TEST_F(OutboxTest, AnAcknowledgedMessageNoLongerWaits) {
  const OutboxRow one = add("bob", "one");
  add("bob", "two");
  const protocol::MessageReply reply{.conversation = "c", .seq = 4, .version = 9, .sent_at = 77};
  ASSERT_TRUE(box.acknowledge(one.client_id, reply));
  EXPECT_EQ((*box.heads())[0].draft.content, "two");
  const auto row = *box.find(one.client_id);
  EXPECT_EQ(row->state, State::acknowledged);
  EXPECT_EQ(row->reply, reply);
  EXPECT_FALSE(*box.discard(one.client_id));
}

TEST_F(OutboxTest, ARefusedMessageKeepsItsReason) {
  const OutboxRow one = add("nobody", "one");
  ASSERT_TRUE(
      box.refuse(one.client_id, failure_of(protocol::Error{.code = protocol::ErrorCode::user_not_found,
                                                           .message = "Nobody is called nobody."})));
  EXPECT_TRUE(box.heads()->empty());
  const auto refused = *box.all(State::refused);
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0].failure->sentence, "Nobody is called nobody.");
  EXPECT_EQ(refused[0].failure->code, protocol::ErrorCode::user_not_found);
  EXPECT_TRUE(*box.send_again(one.client_id));
  EXPECT_EQ(box.heads()->size(), 1U);
  EXPECT_TRUE(*box.discard(one.client_id));
  EXPECT_TRUE(box.heads()->empty());
}

TEST_F(OutboxTest, ARefusalForAReasonOfANewerServerStaysFinal) {
  const OutboxRow one = add("bob", "one");
  ASSERT_TRUE(box.refuse(one.client_id, failure_of(protocol::Error{.message = "Be polite."}, "too_rude")));
  const auto row = *box.find(one.client_id);
  ASSERT_TRUE(row->failure);
  EXPECT_EQ(row->failure->unknown_code, "too_rude");
  EXPECT_FALSE(is_passing(*row->failure));
}

TEST_F(OutboxTest, SaysWhatIsWrongWithADraft) {
  const auto wrong = [&](Draft draft) {
    const auto row = box.add(std::move(draft));
    EXPECT_FALSE(row);
    return row ? std::string() : row.error().sentence;
  };
  EXPECT_THAT(wrong({.receiver = "bob"}), HasSubstr("empty"));
  EXPECT_THAT(wrong({.content = "hi"}), HasSubstr("no receiver"));
  EXPECT_THAT(wrong({.receiver = "bob", .content = "\xff"}), HasSubstr("UTF-8"));
  EXPECT_THAT(wrong({.receiver = "bob", .content = std::string("a\0b", 3)}), HasSubstr("zero byte"));
  EXPECT_THAT(wrong({.receiver = "bob", .content = std::string(16'385, 'x')}), HasSubstr("16385 bytes"));
  EXPECT_TRUE(box.add({.receiver = "bob", .content = std::string(16'384, 'x')}));
}

TEST_F(OutboxTest, AChosenClientIdStandsForOneMessage) {
  const auto first = box.add({.receiver = "bob", .content = "hi"}, "job-7");
  const auto again = box.add({.receiver = "bob", .content = "hi"}, "job-7");
  ASSERT_TRUE(first);
  ASSERT_TRUE(again);
  EXPECT_EQ(box.all(State::waiting)->size(), 1U);
  EXPECT_FALSE(box.add({.receiver = "bob", .content = "other"}, "job-7"));
  EXPECT_FALSE(box.add({.receiver = "bob", .content = "other"}, std::string(65, 'x')));
  EXPECT_FALSE(box.add({.receiver = "bob", .content = "other"}, "caf\xc3\xa9"));
}

TEST_F(OutboxTest, ARefusedMessageIsSentAnewUnderItsClientId) {
  const Failure no{.kind = FailureKind::fix, .sentence = "No."};
  ASSERT_TRUE(box.add({.receiver = "bob", .content = "hi"}, "job-7"));
  ASSERT_TRUE(box.refuse("job-7", no));
  add("bob", "another");
  const auto again = box.add({.receiver = "bob", .content = "hi"}, "job-7");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->state, State::waiting);
  EXPECT_EQ(box.all(State::refused)->size(), 0U);
  EXPECT_EQ((*box.heads())[0].draft.content, "another") << "it is the newest again";

  ASSERT_TRUE(box.refuse("job-7", no));
  ASSERT_TRUE(box.add({.receiver = "carol", .content = "corrected"}, "job-7"));
  const auto row = *box.find("job-7");
  EXPECT_EQ(row->state, State::waiting);
  EXPECT_EQ(row->draft, (Draft{.receiver = "carol", .content = "corrected"}));
  EXPECT_EQ(row->target(), "carol");
  EXPECT_FALSE(row->failure);
  add("bob", "and one more");
  EXPECT_EQ(box.all(State::waiting)->back().draft.content, "and one more");
}

TEST_F(OutboxTest, OtherWordsTakeTheSamePlaceUntilTheMessageLeaves) {
  const OutboxRow one = add("bob", "one");
  add("bob", "two");
  const auto edited = box.edit(one.client_id, "the first");
  ASSERT_TRUE(edited) << edited.error().sentence;
  EXPECT_EQ(edited->number, 1);
  EXPECT_EQ((*box.heads())[0].draft.content, "the first");
  EXPECT_THAT(box.edit(one.client_id, "").error().sentence, HasSubstr("empty"));

  const auto left = box.leave(one.client_id);
  ASSERT_TRUE(left && *left);
  EXPECT_EQ((*left)->draft.content, "the first");
  EXPECT_TRUE((*left)->left);
  Outbox other = *Outbox::open(path);
  const auto late = other.edit(one.client_id, "too late");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, FailureKind::wait);
  EXPECT_EQ((*box.heads())[0].draft.content, "the first");

  ASSERT_TRUE(box.acknowledge(one.client_id, {.conversation = "c", .seq = 1, .version = 1, .sent_at = 1}));
  EXPECT_EQ(box.edit(one.client_id, "much too late").error().kind, FailureKind::fix);
  EXPECT_EQ(box.edit("nothing", "x").error().kind, FailureKind::fix);
  EXPECT_FALSE(*box.leave(one.client_id)) << "it does not wait";
}

TEST_F(OutboxTest, ARefusedMessageWithOtherWordsWaitsWhereItStood) {
  const OutboxRow one = add("bob", "rude");
  add("bob", "two");
  ASSERT_TRUE(box.leave(one.client_id));
  ASSERT_TRUE(box.refuse(one.client_id, {.kind = FailureKind::fix, .sentence = "No."}));
  EXPECT_EQ((*box.heads())[0].draft.content, "two");
  const auto edited = box.edit(one.client_id, "polite");
  ASSERT_TRUE(edited);
  EXPECT_EQ(edited->client_id, one.client_id);
  EXPECT_EQ(edited->state, State::waiting);
  EXPECT_FALSE(edited->left);
  EXPECT_FALSE(edited->failure);
  EXPECT_EQ((*box.heads())[0].draft.content, "polite");
}

TEST_F(OutboxTest, WhereTheServerKnowsOtherWordsTheMessageGetsAnotherClientId) {
  const OutboxRow one = add("bob", "one");
  ASSERT_TRUE(box.refuse(one.client_id, failure_of(protocol::Error{.code = protocol::ErrorCode::conflict,
                                                                   .message = "It was sent before."})));
  const auto edited = box.edit(one.client_id, "another");
  ASSERT_TRUE(edited);
  EXPECT_NE(edited->client_id, one.client_id);
  EXPECT_FALSE(*box.find(one.client_id));
  EXPECT_EQ((*box.heads())[0].client_id, edited->client_id);
}

TEST_F(OutboxTest, AFileOfAnOlderVersionIsTakenOver) {
  const std::string old = folder / "old.db";
  {
    auto database = Database::open(old);
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->run(
        "create table message(number integer primary key autoincrement, client_id text not null unique, "
        "target text "
        "not null, conversation text, receiver text, content text not null, reply_to integer, attachments "
        "text not "
        "null, composed_at integer not null, state integer not null default 0, ended_at integer, "
        "at_conversation "
        "text, seq integer, version integer, sent_at integer, reason text not null default '', code text not "
        "null "
        "default ''); insert into message(client_id, target, receiver, content, attachments, composed_at) "
        "values('old', 'bob', 'bob', 'hi', '', 7); pragma user_version = 1"));
  }
  auto opened = Outbox::open(old);
  ASSERT_TRUE(opened) << opened.error().sentence;
  EXPECT_TRUE((*opened->find("old"))->left) << "nobody knows";
  EXPECT_TRUE(opened->add({.receiver = "bob", .content = "new"}));
  EXPECT_EQ(Outbox::open(old)->all(State::waiting)->size(), 2U);
}

TEST_F(OutboxTest, ManyMayAddTheSameOneAtOnce) {
  for (int round = 0; round < 20; ++round) {
    const std::string id = "job-" + std::to_string(round);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        auto own = Outbox::open(path);
        const auto row = own->add({.receiver = "bob", .content = "once"}, id);
        EXPECT_TRUE(row) << row.error().sentence;
      });
    }
    for (std::thread& thread : threads)
      thread.join();
  }
  EXPECT_EQ(box.all(State::waiting)->size(), 20U);
}

TEST_F(OutboxTest, ManyMayOpenAFreshOneAtOnce) {
  const std::string fresh = folder / "fresh/bob.db";
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      auto own = Outbox::open(fresh);
      EXPECT_TRUE(own) << own.error().sentence;
      if (own) {
        EXPECT_TRUE(own->add({.receiver = "bob", .content = "x"}));
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  EXPECT_EQ(Outbox::open(fresh)->all(State::waiting)->size(), 8U);
}

TEST_F(OutboxTest, TwoProcessesWriteAtOnceAndLoseNothing) {
  constexpr int kEach = 40;
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  const auto write_all = [this](const std::string& who) {
    auto own = Outbox::open(path);
    for (int i = 0; own && i < kEach; ++i) {
      if (!own->add({.receiver = "bob", .content = who + std::to_string(i)})) return false;
    }
    return own.has_value();
  };
  if (child == 0) ::_exit(write_all("child") ? 0 : 1);
  EXPECT_TRUE(write_all("parent"));
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(box.all(State::waiting)->size(), 2U * kEach);
}

TEST_F(OutboxTest, AKilledProcessLosesNothingThatWasStored) {
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto own = Outbox::open(path);
    const bool stored = own && own->add({.receiver = "bob", .content = "last words"});
    (void)!::write(ready[1], stored ? "y" : "n", 1);
    ::pause();
  }
  char answer = 'n';
  ASSERT_EQ(::read(ready[0], &answer, 1), 1);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  EXPECT_EQ(answer, 'y');
  EXPECT_EQ((*box.heads())[0].draft.content, "last words");
}

TEST(OutboxFile, IsMadeByTwoAtOnce) {
  for (int round = 0; round < 300; ++round) {
    const testing::TempDir folder;
    const std::string path = folder / "outbox/ann.db";
    std::array<std::string, 2> faults;
    const auto open = [&](std::string& fault) {
      if (const auto opened = Outbox::open(path); !opened) fault = opened.error().sentence;
    };
    std::thread other([&] { open(faults[1]); });
    open(faults[0]);
    other.join();
    ASSERT_EQ(faults[0] + faults[1], "") << "in round " << round;
  }
}

}  // namespace
}  // namespace banter::client
