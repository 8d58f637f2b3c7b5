// Backups of servers on which people have sent files.
#include <fcntl.h>
#include <gmock/gmock.h>

#include "base/platform/descriptor.hpp"
#include "server/app/backup/archive/manifest.hpp"
#include "server/app/backup/archive/ustar.hpp"
#include "server/app/backup/backup.hpp"
#include "server/app/backup/content_members.hpp"
#include "server/app/backup/restore.hpp"
#include "server/app/contents/check_contents.hpp"
#include "server/app/contents/files_test.hpp"
#include "server/storage/sqlite/copy.hpp"

namespace banter::app {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

using Member = std::pair<std::string, std::string>;  // name and bytes

class ContentBackups : public DataWithFiles {
 protected:
  std::string file() const { return at("backup"); }
  base::Expected<std::string> back_up() const { return app::back_up(data(), file(), false); }
  base::Expected<std::string> restore() const { return app::restore(at("restored"), file()); }
  std::string refusal() const {
    const auto restored = restore();
    EXPECT_FALSE(restored);
    EXPECT_FALSE(fs::exists(at("restored"))) << "half a folder is left";
    return restored ? "" : restored.error().sentence;
  }

  std::vector<Member> members() const {
    const base::Descriptor in(::open(file().c_str(), O_RDONLY | O_CLOEXEC));
    TarReader archive(in.get(), file());
    std::vector<Member> all;
    while (true) {
      const auto next = archive.next();
      if (!next.value()) return all;
      all.emplace_back((*next)->name, std::string(static_cast<std::size_t>((*next)->bytes), '\0'));
      EXPECT_EQ(archive.read(all.back().second).value(), all.back().second.size());
    }
  }
  void write(const std::vector<Member>& all) const {
    const base::Descriptor out(::open(file().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    TarWriter archive(out.get(), file());
    for (const auto& [name, bytes] : all) {
      ASSERT_TRUE(archive.begin({.name = name, .bytes = static_cast<std::int64_t>(bytes.size())}, 0));
      ASSERT_TRUE(archive.write(bytes));
      ASSERT_TRUE(archive.end_member());
    }
    ASSERT_TRUE(archive.finish());
  }
  // The manifest says that the archive holds so much more or less.
  static void promise(std::vector<Member>& all, std::int64_t count, std::int64_t bytes) {
    Manifest manifest = decode_manifest(all[0].second).value();
    manifest.contents.count += count;
    manifest.contents.bytes += bytes;
    all[0].second = encode(manifest);
  }
};

TEST_F(ContentBackups, HoldEachContentOnceAndNothingThatIsNoFileYet) {
  store("of nobody");
  EXPECT_THAT(back_up().value(), HasSubstr("1 files, and 3 that people have sent"));
  std::vector<std::string> names;
  for (const auto& [name, bytes] : members())
    names.push_back(name);
  EXPECT_THAT(names, UnorderedElementsAre("manifest.json", place_of(base::sha256(kSame)),
                                          place_of(base::sha256(kPicture)), place_of(base::sha256(kLoose)),
                                          "banter.db"));
  EXPECT_THAT(things(), UnorderedElementsAre("data", "backup"));

  EXPECT_THAT(restore().value(), HasSubstr("3 that people have sent"));
  EXPECT_EQ(bytes_of(content_in("restored", kSame)), kSame);
  EXPECT_EQ(bytes_of(content_in("restored", kPicture)), kPicture);
  EXPECT_FALSE(fs::exists(at("restored/files/uploads")));
  const auto found = check_contents(at("restored"), true, [] { return false; });
  EXPECT_THAT(found->findings, testing::IsEmpty());
  EXPECT_EQ(found->loose, 0);
  struct stat status{};
  ASSERT_EQ(::stat(content_in("restored", kSame).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600);
  for (const std::string& folder : {at("restored/files"), base::folder_of(content_in("restored", kSame))}) {
    ASSERT_EQ(::stat(folder.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0700) << folder;
  }
}

TEST_F(ContentBackups, OfWhatIsMissingOrDamagedAreNotMade) {
  fs::remove(content_in("data", kPicture));
  EXPECT_THAT(back_up().error().sentence, AllOf(HasSubstr("file picture"), HasSubstr("No such file")));
  EXPECT_TRUE(base::write_private_file(content_in("data", kPicture), std::string(kPicture.size(), 'q')));
  EXPECT_THAT(back_up().error().sentence, AllOf(HasSubstr("file picture"), HasSubstr("damaged")));
  EXPECT_TRUE(base::write_private_file(content_in("data", kPicture), "short"));
  EXPECT_THAT(back_up().error().sentence, AllOf(HasSubstr("file picture"), HasSubstr("5 bytes")));
  EXPECT_THAT(things(), ElementsAre("data"));
}

// Older programs read what they can.
TEST_F(ContentBackups, AreOfANewFormatOnlyWithContents) {
  ASSERT_TRUE(back_up());
  EXPECT_THAT(members()[0].second, HasSubstr("\"format_version\":2"));
  EXPECT_THAT(encode({.made_at = "now", .made_by = "x", .members = {}}),
              AllOf(HasSubstr("\"format_version\":1"), Not(HasSubstr("contents"))));
}

TEST_F(ContentBackups, OfBeforeThereWereFilesAreRestored) {
  for (const char* id : {"picture", "loose", "one", "other"})
    act([&](core::Services& services) -> Steps {
      EXPECT_TRUE(services.files.remove((*services.files.by_id(id))->key));
      return std::vector<core::Step>{};
    });
  ASSERT_TRUE(back_up());
  std::vector<Member> all = members();
  ASSERT_EQ(all.size(), 2U);
  all[0].second =
      R"({"format":"banter-backup","format_version":1,"made_at":"2026-01-02T03:04:05Z","made_by":"banterd",)"
      R"("members":[{"name":"banter.db","bytes":)" +
      std::to_string(all[1].second.size()) + R"(,"sha256":")" + base::hex(base::sha256(all[1].second)) +
      "\"}]}\n";
  write(all);
  EXPECT_THAT(restore().value(), AllOf(HasSubstr("2026-01-02"), HasSubstr("1 files,")));
}

TEST_F(ContentBackups, TheManifestAndTheContentsAgree) {
  ASSERT_TRUE(back_up());
  const std::vector<Member> whole = members();
  ASSERT_EQ(whole.size(), 5U);
  const auto altered = [&](const std::function<void(std::vector<Member>&)>& alter) {
    std::vector<Member> all = whole;
    alter(all);
    write(all);
    return refusal();
  };
  const auto size_of = [&](std::size_t i) { return std::ssize(whole[i].second); };
  EXPECT_THAT(altered([](auto& all) { all[1].second[0] ^= 1; }), HasSubstr("not what was stored"));
  EXPECT_THAT(altered([](auto& all) { all.erase(all.begin() + 1); }), HasSubstr("as many files"));
  EXPECT_THAT(altered([](auto& all) { promise(all, 0, 1); }), HasSubstr("what its manifest says: files"));
  EXPECT_THAT(altered([](auto& all) { promise(all, 1, 0); }), HasSubstr("as many files"));
  EXPECT_THAT(altered([](auto& all) { promise(all, -1, 0); }), HasSubstr("what its manifest says"));
  EXPECT_THAT(altered([&](auto& all) {
                promise(all, -1, -size_of(1));
                all.erase(all.begin() + 1);
              }),
              HasSubstr("lacks the content of the file"));
  EXPECT_THAT(altered([&](auto& all) {
                promise(all, 1, size_of(1));
                all.insert(all.begin() + 1, whole[1]);
              }),
              HasSubstr("File exists"));
  for (const std::string name : {"files/../../evil", "/files/ab/cd", "files/uploads/upload", "tls/key.pem"})
    EXPECT_THAT(altered([&](auto& all) { all[1].first = name; }), HasSubstr("as many files")) << name;
  EXPECT_THAT(
      altered([](auto& all) { all[0].second.replace(all[0].second.find("\"count\":3"), 9, "\"count\":-3"); }),
      HasSubstr("not understood"));
  write(whole);
  EXPECT_TRUE(restore());
}

TEST_F(ContentBackups, WhatNoFileHasAnyMoreIsNotRestored) {
  ASSERT_TRUE(back_up());
  std::vector<Member> all = members();
  const std::string bytes = "removed while the backup was made";
  promise(all, 1, std::ssize(bytes));
  all.insert(all.begin() + 1, {place_of(base::sha256(bytes)), bytes});
  write(all);
  EXPECT_THAT(restore().value(), HasSubstr("3 that people have sent"));
  EXPECT_FALSE(fs::exists(content_in("restored", bytes)));
  EXPECT_EQ(bytes_of(content_in("restored", kSame)), kSame);
}

// A server removes files between the copy of the database and the copying of what they had.
TEST_F(ContentBackups, WhatGoesMeanwhileIsNoFault) {
  const std::function<bool()> stop = [] { return false; };
  ASSERT_TRUE(base::make_private_dir(at("work")));
  const auto copy = [&] {
    fs::remove(at("work/copy"));
    ASSERT_TRUE(storage::sqlite::copy_database(at("data/banter.db"), at("work/copy"), stop));
  };
  const base::Descriptor out(::open(file().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  TarWriter archive(out.get(), file());
  auto contents = ContentMembers::begin(data(), at("work"), 0, stop);
  ASSERT_TRUE(contents);
  copy();
  remove("loose", kLoose);
  EXPECT_EQ(contents->add(archive, at("work/copy")).value(), false);
  EXPECT_EQ(contents->added().count, 2);
  // Another copy, of what was sent since, too.
  act([this](core::Services& services) -> Steps {
    add(services, core::AccountKey{1}, "new", "new bytes");
    return std::vector<core::Step>{};
  });
  copy();
  EXPECT_EQ(contents->add(archive, at("work/copy")).value(), true);
  EXPECT_EQ(contents->added().count, 3);
  copy();
  EXPECT_EQ(contents->add(archive, at("work/copy")).value(), true);
  EXPECT_EQ(contents->added().bytes, std::ssize(kSame) + std::ssize(kPicture) + 9);
  ASSERT_TRUE(archive.finish());
  std::vector<std::string> names;
  for (const auto& [name, bytes] : members())
    names.push_back(name);
  EXPECT_THAT(names, UnorderedElementsAre(place_of(base::sha256(kSame)), place_of(base::sha256(kPicture)),
                                          place_of(base::sha256("new bytes"))));
}

TEST_F(ContentBackups, EndWhenToldTo) {
  bool enough = false;
  const std::function<bool()> stop = [&] { return enough; };
  const base::Descriptor out(::open(file().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  TarWriter archive(out.get(), file());
  ASSERT_TRUE(base::make_private_dir(at("work")));
  ASSERT_TRUE(storage::sqlite::copy_database(at("data/banter.db"), at("work/copy"), stop));
  auto contents = ContentMembers::begin(data(), at("work"), 0, stop);
  enough = true;
  EXPECT_EQ(contents->add(archive, at("work/copy")).error().sentence, "interrupted");
}

}  // namespace
}  // namespace banter::app
