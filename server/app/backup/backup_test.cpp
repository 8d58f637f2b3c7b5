// Backups and what comes of damaged and hostile ones.
#include "server/app/backup/backup.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/platform/descriptor.hpp"
#include "base/platform/file.hpp"
#include "server/app/backup/archive/manifest.hpp"
#include "server/app/backup/archive/ustar.hpp"
#include "server/app/backup/interruption.hpp"
#include "server/app/backup/new_folder.hpp"
#include "server/app/backup/restore.hpp"
#include "server/app/startup/offline.hpp"

namespace banter::app {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Backups : public testing::Test {
 protected:
  Backups() {
    std::string name = testing::TempDir() + "banter-backup-XXXXXX";
    path_ = ::mkdtemp(name.data());
    {
      const auto data = DataFolder::open(path_ + "/data");
      EXPECT_TRUE(OfflineStorage::open(*data));
    }
    EXPECT_TRUE(base::make_private_dir(path_ + "/data/tls"));
    EXPECT_TRUE(base::write_private_file(path_ + "/data/tls/key.pem", "a key"));
    EXPECT_TRUE(base::write_private_file(path_ + "/data/tls/certificate.pem", "a certificate"));
    EXPECT_TRUE(base::write_private_file(path_ + "/data/server.log", "a log"));
  }
  ~Backups() override { fs::remove_all(path_); }

  base::Expected<std::string> back_up(bool replace = false) {
    return app::back_up(path_ + "/data", file(), replace);
  }
  std::string file() const { return path_ + "/backup"; }
  base::Expected<std::string> restore() { return app::restore(path_ + "/restored", file()); }
  std::string refusal() {
    const auto restored = restore();
    EXPECT_FALSE(restored);
    EXPECT_FALSE(fs::exists(path_ + "/restored")) << "half a folder is left";
    return restored ? "" : restored.error().sentence;
  }
  // All that stands in the folder of the test.
  std::vector<std::string> things() const {
    std::vector<std::string> names;
    for (const auto& one : fs::directory_iterator(path_))
      names.push_back(one.path().filename());
    return names;
  }

  // A backup made by hand.
  void write_archive(const std::vector<std::pair<std::string, std::string>>& members) {
    const base::Descriptor out(::open(file().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    TarWriter archive(out.get(), file());
    for (const auto& [name, bytes] : members) {
      ASSERT_TRUE(archive.begin({.name = name, .bytes = static_cast<std::int64_t>(bytes.size())}, 0));
      ASSERT_TRUE(archive.write(bytes));
      ASSERT_TRUE(archive.end_member());
    }
    ASSERT_TRUE(archive.finish());
  }
  static std::string manifest(const std::vector<std::pair<std::string, std::string>>& members) {
    Manifest manifest;
    for (const auto& [name, bytes] : members)
      manifest.members.push_back(
          {.name = name, .bytes = static_cast<std::int64_t>(bytes.size()), .sha256 = base::sha256(bytes)});
    return encode(manifest);
  }
  std::string database() const { return base::read_file(path_ + "/data/banter.db", 1U << 24U).value(); }

  std::string path_;
};

TEST_F(Backups, HoldWhatCannotBeMadeAgainAndNothingElse) {
  EXPECT_THAT(back_up().value(), HasSubstr("3 files"));
  struct stat status{};
  ASSERT_EQ(::stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600);
  EXPECT_THAT(things(), testing::UnorderedElementsAre("data", "backup"));

  ASSERT_TRUE(restore());
  EXPECT_EQ(base::read_file(path_ + "/restored/tls/key.pem", 100).value(), "a key");
  EXPECT_EQ(base::read_file(path_ + "/restored/tls/certificate.pem", 100).value(), "a certificate");
  EXPECT_FALSE(fs::exists(path_ + "/restored/server.log"));
  const auto data = DataFolder::open(path_ + "/restored");
  EXPECT_TRUE(OfflineStorage::open(*data));
}

TEST_F(Backups, ReplaceNothingUnlessTold) {
  std::ofstream(file()) << "precious";
  EXPECT_THAT(back_up().error().sentence, HasSubstr("--force"));
  EXPECT_EQ(base::read_file(file(), 100).value(), "precious");
  EXPECT_TRUE(back_up(true));
  EXPECT_TRUE(restore());
}

TEST_F(Backups, OfADamagedDatabaseAreNotMade) {
  // In the middle of its pages, where nobody looks at a start.
  std::fstream(path_ + "/data/banter.db", std::ios::in | std::ios::out | std::ios::binary)
      .seekp(4096 * 5)
      .write(std::string(4096, 'x').data(), 4096);
  EXPECT_THAT(back_up().error().sentence, HasSubstr("damaged"));
  EXPECT_THAT(things(), testing::ElementsAre("data"));
}

TEST_F(Backups, LeaveNothingBehindWhenInterrupted) {
  const Interruption outer;  // so that the signal does not end the test
  ::raise(SIGINT);
  EXPECT_EQ(back_up().error().sentence, "interrupted");
  EXPECT_THAT(things(), testing::ElementsAre("data"));
  int got = 0;
  sigset_t interrupt;
  ::sigemptyset(&interrupt);
  ::sigaddset(&interrupt, SIGINT);
  ::sigwait(&interrupt, &got);
}

TEST_F(Backups, AreNotRestoredOverAnything) {
  ASSERT_TRUE(back_up());
  ASSERT_TRUE(base::make_private_dir(path_ + "/restored"));
  std::ofstream(path_ + "/restored/precious") << "x";
  EXPECT_THAT(restore().error().sentence, HasSubstr("not empty"));
  EXPECT_TRUE(fs::exists(path_ + "/restored/precious"));
  fs::remove(path_ + "/restored/precious");
  EXPECT_TRUE(restore()) << "an empty folder is fine";
}

// As where the folder is a mount, or the folder above it belongs to somebody else.
TEST_F(Backups, AnEmptyFolderIsFilledAndStays) {
  ASSERT_TRUE(back_up());
  ASSERT_TRUE(base::make_private_dir(path_ + "/above/data"));
  struct stat before{}, after{};
  ASSERT_EQ(::stat((path_ + "/above/data").c_str(), &before), 0);
  ASSERT_EQ(::chmod((path_ + "/above").c_str(), 0500), 0);  // which a superuser may ignore
  const auto restored = app::restore(path_ + "/above/data", file());
  ASSERT_EQ(::chmod((path_ + "/above").c_str(), 0700), 0);
  ASSERT_TRUE(restored) << restored.error().sentence;
  ASSERT_EQ(::stat((path_ + "/above/data").c_str(), &after), 0);
  EXPECT_EQ(after.st_ino, before.st_ino) << "another folder took its place";
  std::vector<std::string> names;
  for (const auto& one : fs::directory_iterator(path_ + "/above/data"))
    names.push_back(one.path().filename());
  EXPECT_THAT(names, testing::UnorderedElementsAre("banter.db", "tls"));
  EXPECT_EQ(base::read_file(path_ + "/above/data/tls/key.pem", 100).value(), "a key");
}

TEST_F(Backups, AnEmptyFolderIsEmptyAgainWhenTheBackupIsBad) {
  std::ofstream(file()) << "x";
  ASSERT_TRUE(base::make_private_dir(path_ + "/restored"));
  EXPECT_THAT(restore().error().sentence, HasSubstr("cut short"));
  EXPECT_TRUE(fs::is_empty(path_ + "/restored"));
  EXPECT_THAT(things(), testing::UnorderedElementsAre("data", "backup", "restored"));
}

TEST_F(Backups, WhatComesIntoAnEmptyFolderMeanwhileIsLeftAlone) {
  ASSERT_TRUE(base::make_private_dir(path_ + "/filled"));
  {
    auto folder = NewFolder::begin(path_ + "/filled", "--data");
    ASSERT_TRUE(folder);
    std::ofstream(folder->at("banter.db")) << "restored";
    std::ofstream(folder->at("another")) << "restored";
    std::ofstream(path_ + "/filled/banter.db") << "precious";
    EXPECT_THAT(folder->put_in_place().error().sentence, HasSubstr("no longer empty"));
  }
  EXPECT_EQ(base::read_file(path_ + "/filled/banter.db", 100).value(), "precious");
  EXPECT_EQ(std::distance(fs::directory_iterator(path_ + "/filled"), {}), 1);
}

TEST_F(Backups, ArePlainFiles) {
  ASSERT_EQ(::mkfifo(file().c_str(), 0600), 0);
  EXPECT_THAT(refusal(), HasSubstr("no regular file"));
}

TEST_F(Backups, EveryByteCounts) {
  ASSERT_TRUE(back_up());
  const std::string whole = base::read_file(file(), 1U << 24U).value();
  // A byte of each block, and some sizes that are too short.
  for (std::size_t place = 7; place < whole.size(); place += 512) {
    std::string damaged = whole;
    damaged[place] = static_cast<char>(damaged[place] ^ 0x20);
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << damaged;
    const auto restored = restore();
    // Padding says nothing, and changes nothing.
    if (restored) {
      EXPECT_EQ(whole[place], '\0');
      EXPECT_EQ(base::read_file(path_ + "/restored/tls/key.pem", 100).value(), "a key");
      fs::remove_all(path_ + "/restored");
    }
  }
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{512}, whole.size() / 2, whole.size() - 1}) {
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << whole.substr(0, size);
    EXPECT_THAT(refusal(), HasSubstr("cut short")) << size;
  }
}

TEST_F(Backups, OnlyNamesThatWeKnowAreUnpacked) {
  for (const std::string name :
       {"../evil", "/tmp/evil", "tls/../../evil", "server.log", "tls", "control.sock", ""}) {
    const std::vector<std::pair<std::string, std::string>> members{{"banter.db", database()}, {name, "evil"}};
    write_archive({{"manifest.json", manifest(members)}, members[0], {name.empty() ? "x" : name, "evil"}});
    EXPECT_THAT(refusal(), HasSubstr("manifest is not understood")) << name;
  }
}

TEST_F(Backups, TheManifestAndTheMembersAgree) {
  const std::pair<std::string, std::string> db{"banter.db", database()}, key{"tls/key.pem", "a key"};
  write_archive({{"manifest.json", manifest({db, key})}, db});
  EXPECT_THAT(refusal(), HasSubstr("does not hold what its manifest says"));
  write_archive({{"manifest.json", manifest({db})}, db, key});
  EXPECT_THAT(refusal(), HasSubstr("more than its manifest"));
  write_archive({{"manifest.json", manifest({db, key})}, db, {"tls/key.pem", "b key"}});
  EXPECT_THAT(refusal(), HasSubstr("tls/key.pem is not what was stored"));
  write_archive({{"manifest.json", manifest({db, key})}, db, {"tls/key.pem", "a key, longer"}});
  EXPECT_THAT(refusal(), HasSubstr("does not hold"));
  write_archive({{"manifest.json", manifest({key})}, key});
  EXPECT_THAT(refusal(), HasSubstr("not understood"));
  write_archive({{"manifest.json", manifest({db, db})}, db, db});
  EXPECT_THAT(refusal(), HasSubstr("not understood"));
  write_archive({db});
  EXPECT_THAT(refusal(), HasSubstr("is no backup"));
  write_archive({});
  EXPECT_THAT(refusal(), HasSubstr("is no backup"));
  write_archive({{"manifest.json", R"({"format":"banter-backup","format_version":3,"members":[]})"}});
  EXPECT_THAT(refusal(), HasSubstr("newer banterd"));
  const std::pair<std::string, std::string> garbage{"banter.db", std::string(8192, 'x')};
  write_archive({{"manifest.json", manifest({garbage})}, garbage});
  EXPECT_THAT(refusal(), AllOf(HasSubstr("banter.db"), Not(HasSubstr("\n"))));
}

TEST_F(Backups, AFolderWithoutDataIsTold) {
  EXPECT_THAT(app::back_up(path_ + "/dta", file(), false).error().sentence, HasSubstr("no server's data"));
  EXPECT_FALSE(fs::exists(path_ + "/dta"));
}

}  // namespace
}  // namespace banter::app
