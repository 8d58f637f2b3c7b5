// Files: what happens between the storing of bytes and the commit that mentions them, and when bytes go.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <future>
#include <thread>

#include "base/base64.hpp"
#include "server/blobs/disk/open.hpp"
#include "tests/domain/domain.hpp"
#include "tests/domain/held_blobs.hpp"

namespace banter::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr base::Millis kMinute = 60'000, kHour = 60 * kMinute;

std::string bring(const std::string& receiver, const std::string& bytes, const std::string& client_id) {
  return R"({"action":"file","receiver":")" + receiver + R"(","file_name":"a.txt","file_data":")" +
         base::base64_encode(bytes) + R"(","client_id":")" + client_id + "\"}";
}

std::string fetch(const std::string& id) {
  return R"({"action":"fetch","file_id":")" + id + "\"}";
}

// The value of a text member of a reply.
std::string member_of(const std::string& json, const std::string& name) {
  const std::string key = "\"" + name + "\":\"";
  const std::size_t at = json.find(key);
  if (at == std::string::npos) return {};
  return json.substr(at + key.size(), json.find('"', at + key.size()) - at - key.size());
}

class Folder {
 public:
  Folder() : path(::testing::TempDir() + "banter-domain-XXXXXX") { ::mkdtemp(path.data()); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string path;
};

class Files : public ::testing::Test {
 protected:
  explicit Files(bool rate_limits = false)
      : domain({.rate_limits = rate_limits, .file_bytes = 1 << 20, .upload_span = 48 * kHour}, blobs.get()) {}
  ~Files() override {
    domain.engine.stop();
    blobs.reset();  // its threads call the engine
  }

  static std::unique_ptr<HeldBlobs> make(const std::string& folder) {
    auto opened = blobs::disk::open({.folder = folder, .log = base::Log::none()});
    return std::make_unique<HeldBlobs>(std::move(opened).value());
  }
  core::UploadState create(core::ConnectionId who, std::int64_t size) {
    auto answer = domain.call(who, core::CreateUpload{.size = size, .file_name = "b.bin", .media_type = {}});
    return answer ? std::get<core::UploadState>(*answer) : core::UploadState{};
  }
  core::FileAnswer finish(core::ConnectionId who, const std::string& id, const std::string& bytes) {
    return domain.call(who, core::FinishUpload{id, blobs->place_now(bytes)});
  }
  bool opens(core::ConnectionId who, const std::string& id) {
    return domain.call(who, core::OpenFile{id}).has_value();
  }
  // The collector has been through everything that was due.
  void collect() {
    for (int i = 0; i < 3; ++i)
      domain.pass(kMinute);
  }
  // Removals are carried out by threads of the disk.
  bool goes(const core::ContentHash& hash) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (blobs->has(hash)) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::yield();
    }
    return true;
  }

  Folder folder;
  std::unique_ptr<HeldBlobs> blobs = make(folder.path);
  Domain domain;
  core::ConnectionId anna = domain.person("anna"), ben = domain.person("ben");
};

TEST_F(Files, WhoIsPutOutWhileTheBytesAreStoredSendsNothing) {
  domain.ask(anna, R"({"action":"create_room","room":"#tea"})");
  domain.ask(ben, R"({"action":"join","conversation":"#tea"})");
  blobs->hold();
  domain.send(ben, {bring("#tea", "hello", "c1")});
  blobs->wait_for_held();
  EXPECT_THAT(domain.ask(anna, R"({"action":"kick","conversation":"#tea","username":"ben"})"),
              HasSubstr("\"ok\":true"));
  blobs->let_go();
  EXPECT_THAT(domain.reply(ben), HasSubstr("not_a_member"));
  EXPECT_THAT(domain.ask(anna, R"({"action":"history","conversation":"#tea"})"),
              HasSubstr(R"("messages":[])"));
}

TEST_F(Files, RequestsBehindAFileWaitForItAndOthersDoNot) {
  blobs->hold();
  domain.send(anna,
              {bring("ben", "hello", "c1"), R"({"action":"message","receiver":"ben","content":"behind"})"});
  blobs->wait_for_held();
  EXPECT_THAT(domain.ask(ben, R"({"action":"message","receiver":"anna","content":"meanwhile"})"),
              HasSubstr(R"("seq":1)"));
  blobs->let_go();
  EXPECT_THAT(domain.reply(anna), HasSubstr(R"("reply":"file","ok":true)"));
  EXPECT_THAT(domain.reply(anna), HasSubstr(R"("seq":3)"));
}

TEST_F(Files, AConnectionThatIsGoneIsNotWaitedFor) {
  blobs->hold();
  domain.send(anna, {bring("ben", "hello", "c1")});
  blobs->wait_for_held();
  domain.disconnect(anna);
  domain.settle();
  blobs->let_go();
  EXPECT_THAT(domain.ask(ben, R"({"action":"history","conversation":"@anna"})"),
              HasSubstr(R"("messages":[])"));
}

TEST_F(Files, NothingIsAcknowledgedThatWasNotCommitted) {
  domain.storage.fail_commits = true;
  EXPECT_THAT(domain.ask(anna, bring("ben", "hello", "c1")), HasSubstr("storage_unavailable"));
  EXPECT_FALSE(domain.call(anna, core::CreateUpload{.size = 5, .file_name = "x", .media_type = {}}));
  domain.storage.fail_commits = false;
  const std::string reply = domain.ask(anna, bring("ben", "hello", "c1"));
  EXPECT_THAT(reply, HasSubstr(R"("seq":1)"));
  EXPECT_EQ(member_of(domain.ask(ben, fetch(member_of(reply, "file_id"))), "data"), "aGVsbG8=");
  EXPECT_EQ(domain.events(ben).size(), 1U);
}

TEST_F(Files, AFinishThatWasNotCommittedCanBeRepeated) {
  const std::string id = create(anna, 5).file_id;
  domain.storage.fail_commits = true;
  EXPECT_FALSE(finish(anna, id, "hello"));
  domain.storage.fail_commits = false;
  EXPECT_FALSE(opens(anna, id));
  EXPECT_TRUE(finish(anna, id, "hello"));
  EXPECT_TRUE(finish(anna, id, "hello"));
  EXPECT_TRUE(opens(anna, id));
}

TEST_F(Files, AnUploadIsItsUploadersAndWholeBeforeItIsAFile) {
  const std::string id = create(anna, 5).file_id;
  EXPECT_FALSE(domain.call(ben, core::FindUpload{id}));
  EXPECT_FALSE(domain.call(ben, core::RemoveUpload{id}));
  EXPECT_FALSE(finish(ben, id, "hello"));
  EXPECT_FALSE(finish(anna, id, "hell")) << "another size than was told";
  EXPECT_FALSE(opens(anna, id)) << "no half file is served";
  EXPECT_THAT(
      domain.ask(anna, R"({"action":"message","receiver":"ben","content":"","attachments":[")" + id + "\"]}"),
      HasSubstr("not_found"));
  EXPECT_TRUE(finish(anna, id, "hello"));
  EXPECT_TRUE(opens(anna, id));
  EXPECT_FALSE(opens(ben, id));
}

TEST_F(Files, WhatIsNotUsedExpiresWithItsBytes) {
  const std::string half = create(anna, 9).file_id, whole = create(anna, 5).file_id;
  ASSERT_TRUE(finish(anna, whole, "hello"));
  const core::ContentHash hash = base::sha256("hello");
  domain.clock.advance(47 * kHour);
  collect();
  EXPECT_TRUE(domain.call(anna, core::FindUpload{half})) << "asked for, it goes on for as long again";
  EXPECT_TRUE(opens(anna, whole));
  domain.clock.advance(2 * kHour);
  collect();
  EXPECT_FALSE(opens(anna, whole));
  EXPECT_TRUE(goes(hash));
  EXPECT_TRUE(domain.call(anna, core::FindUpload{half}));
  domain.clock.advance(49 * kHour);
  collect();
  EXPECT_FALSE(domain.call(anna, core::FindUpload{half}));
}

TEST_F(Files, BytesStayWhileAnotherFileHasThem) {
  const std::string one = create(anna, 5).file_id, two = create(ben, 5).file_id;
  ASSERT_TRUE(finish(anna, one, "hello"));
  ASSERT_TRUE(finish(ben, two, "hello"));
  const core::ContentHash hash = base::sha256("hello");
  EXPECT_TRUE(domain.call(anna, core::RemoveUpload{one}));
  collect();
  EXPECT_TRUE(opens(ben, two));
  EXPECT_TRUE(blobs->has(hash));
  EXPECT_TRUE(domain.call(ben, core::RemoveUpload{two}));
  EXPECT_TRUE(goes(hash));
}

TEST_F(Files, WhatAMessageHoldsStaysAndGoesWithIt) {
  const std::string reply = domain.ask(anna, bring("ben", "hello", "c1"));
  const std::string id = member_of(reply, "file_id");
  domain.clock.advance(100 * kHour);
  collect();
  EXPECT_TRUE(opens(ben, id));
  EXPECT_THAT(domain.call(anna, core::RemoveUpload{id}).error().message, HasSubstr("A message"));
  domain.ask(anna, R"({"action":"delete","conversation":"@ben","seq":1})");
  EXPECT_FALSE(opens(anna, id));
  collect();
  EXPECT_TRUE(goes(base::sha256("hello")));
}

TEST_F(Files, BytesThatBelongToNothingGoUnlessSomebodyIsAboutToMentionThem) {
  core::Placed held = blobs->place_now("held");
  const core::ContentHash orphan = blobs->place_now("orphan").hash;
  const std::string reply = domain.ask(anna, bring("ben", "kept", "c1"));
  // A shelf at a time.
  for (unsigned i = 0; i < 2 * core::Blobs::shelves && blobs->has(orphan); ++i)
    domain.pass(kMinute);
  EXPECT_TRUE(goes(orphan));
  for (unsigned i = 0; i < 2 * core::Blobs::shelves; ++i)
    domain.pass(kMinute);
  EXPECT_TRUE(blobs->has(held.hash));
  EXPECT_EQ(member_of(domain.ask(ben, fetch(member_of(reply, "file_id"))), "data"), "a2VwdA==");
  const std::string id = create(anna, 4).file_id;
  EXPECT_TRUE(domain.call(anna, core::FinishUpload{id, std::exchange(held, {})}));
  EXPECT_TRUE(opens(anna, id));
}

// A member who removes a file, and another whose bytes are the same, in one commit.
TEST_F(Files, WhatIsBroughtOutlivesWhatIsRemovedInTheSameCommit) {
  const std::string first = create(anna, 5).file_id;
  ASSERT_TRUE(finish(anna, first, "hello"));
  blobs->hold();
  domain.send(ben, {bring("anna", "hello", "c1")});
  blobs->wait_for_held();
  // While the core is busy, the removal and then the stored bytes queue up for its next batch.
  std::promise<void> busy, removal_sent;
  auto act = std::async(std::launch::async, [&] {
    return domain.engine.administer([&](core::Services&) {
      busy.set_value();
      removal_sent.get_future().wait();
      return std::vector<core::Step>();
    });
  });
  busy.get_future().wait();
  std::vector<core::Inbound> removal;
  removal.push_back({anna, core::RemoveUpload{first}});
  domain.engine.submit(removal);
  blobs->let_go();
  blobs->wait_for_told();
  removal_sent.set_value();
  ASSERT_TRUE(act.get());
  const std::string reply = domain.reply(ben);
  EXPECT_THAT(reply, HasSubstr("\"ok\":true"));
  EXPECT_TRUE(domain.host.answered(anna));
  collect();
  EXPECT_TRUE(blobs->has(base::sha256("hello")));
  EXPECT_EQ(member_of(domain.ask(anna, fetch(member_of(reply, "file_id"))), "data"), "aGVsbG8=");
}

TEST_F(Files, BytesOfWhatIsRefusedDoNotStay) {
  blobs->hold();
  domain.ask(anna, R"({"action":"create_room","room":"#tea"})");
  domain.ask(ben, R"({"action":"join","conversation":"#tea"})");
  domain.send(ben, {bring("#tea", "refused", "c1")});
  blobs->wait_for_held();
  domain.ask(anna, R"({"action":"kick","conversation":"#tea","username":"ben"})");
  blobs->let_go();
  EXPECT_THAT(domain.reply(ben), HasSubstr("not_a_member"));
  collect();
  EXPECT_TRUE(goes(base::sha256("refused")));
  // Nor those of a repeat that is none: they are not even stored.
  domain.ask(ben, R"({"action":"message","receiver":"anna","content":"x","client_id":"c2"})");
  blobs->hold();
  EXPECT_THAT(domain.ask(ben, bring("anna", "conflicting", "c2")), HasSubstr("conflict"));
  EXPECT_FALSE(blobs->has(base::sha256("conflicting")));
  blobs->let_go();
  const std::string id = create(anna, 3).file_id;
  EXPECT_FALSE(finish(ben, id, "not ben's"));
  collect();
  EXPECT_TRUE(goes(base::sha256("not ben's")));
}

TEST_F(Files, UploadsThatAreOnlyPromisedAreFew) {
  int begun = 0;
  while (begun < 1000 && !create(anna, 1).file_id.empty())
    ++begun;
  EXPECT_EQ(begun, 100);
  EXPECT_NE(create(ben, 1).file_id, "");
}

class LimitedFiles : public Files {
 protected:
  LimitedFiles() : Files(true) {}
};

TEST_F(LimitedFiles, UploadsAreCountedAsMessages) {
  int created = 0;
  for (bool goes_on = true; goes_on && created < 1000; created += goes_on ? 1 : 0) {
    const std::string id = create(anna, 0).file_id;
    goes_on = !id.empty();
    if (goes_on) EXPECT_TRUE(finish(anna, id, ""));
  }
  EXPECT_EQ(created, 300);
  // But what was sent before is answered, however much was sent since.
  EXPECT_THAT(domain.ask(anna, bring("ben", "hello", "c1")), HasSubstr("rate_limited"));
  EXPECT_THAT(domain.ask(ben, bring("anna", "hello", "c1")), HasSubstr(R"("seq":1)"));
  for (int i = 0; i < 300; ++i)
    domain.ask(ben, R"({"action":"message","receiver":"ben","content":"x"})");
  EXPECT_THAT(domain.ask(ben, bring("anna", "hello", "c1")), HasSubstr(R"("seq":1)"));
  EXPECT_THAT(domain.ask(ben, bring("anna", "other", "c1")), HasSubstr("conflict"));
}

TEST_F(Files, AStrangerBringsNothing) {
  EXPECT_EQ(create(domain.connect(), 5).file_id, "");
}

}  // namespace
}  // namespace banter::testing
