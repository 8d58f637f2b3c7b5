#include "server/app/backup/archive/ustar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/platform/descriptor.hpp"

namespace banter::app {
namespace {

using testing::HasSubstr;

// An archive in memory.
class Ustar : public testing::Test {
 protected:
  Ustar() : file_(::memfd_create("archive", MFD_CLOEXEC)) {}

  void write(const std::vector<std::pair<std::string, std::string>>& members) {
    TarWriter archive(file_.get(), "it");
    for (const auto& [name, bytes] : members) {
      ASSERT_TRUE(
          archive.begin({.name = name, .bytes = static_cast<std::int64_t>(bytes.size())}, 1'790'000'000));
      ASSERT_TRUE(archive.write(bytes));
      ASSERT_TRUE(archive.end_member());
    }
    ASSERT_TRUE(archive.finish());
    EXPECT_EQ(archive.position() % 512, 0);
  }
  TarReader reader() {
    ::lseek(file_.get(), 0, SEEK_SET);
    return {file_.get(), "it"};
  }
  void put(off_t place, std::string_view bytes) {
    ASSERT_EQ(::pwrite(file_.get(), bytes.data(), bytes.size(), place), static_cast<ssize_t>(bytes.size()));
  }
  // The whole archive in short, or why it cannot be read.
  std::string read() {
    TarReader archive = reader();
    std::string told;
    while (true) {
      const auto member = archive.next();
      if (!member) return member.error().sentence;
      if (!*member) return told;
      told += (*member)->name + '=';
      char part[3];
      while (true) {
        const auto got = archive.read(part);
        if (!got) return got.error().sentence;
        if (*got == 0) break;
        told.append(part, *got);
      }
      told += ' ';
    }
  }

  base::Descriptor file_;
};

TEST_F(Ustar, GivesBackWhatWasPutIn) {
  write({{"a", "first"}, {"b/c", ""}, {"d", std::string(512, 'x')}, {std::string(100, 'n'), "last"}});
  EXPECT_EQ(read(), "a=first b/c= d=" + std::string(512, 'x') + ' ' + std::string(100, 'n') + "=last ");
}

TEST_F(Ustar, MembersMayBePassedOver) {
  write({{"a", std::string(70'000, 'x')}, {"b", "second"}});
  TarReader archive = reader();
  EXPECT_EQ(archive.next().value()->bytes, 70'000);
  EXPECT_EQ(archive.next().value()->name, "b");
}

TEST_F(Ustar, OtherProgramsReadIt) {
  write({{"a", "first"}, {"b/c", "second"}});
  const std::string listing =
      "tar tf /proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(file_.get()) + " 2>&1";
  FILE* told = ::popen(listing.c_str(), "r");
  char text[200] = {};
  ASSERT_GT(::fread(text, 1, sizeof text - 1, told), 0U);
  ::pclose(told);
  EXPECT_STREQ(text, "a\nb/c\n");
}

TEST_F(Ustar, SizesMayBeLargerThanTheOldFormatKnew) {
  const std::int64_t huge = std::int64_t{5} << 40;
  TarWriter archive(file_.get(), "it");
  ASSERT_TRUE(archive.begin({.name = "a", .bytes = huge}, 0));
  EXPECT_EQ(reader().next().value()->bytes, huge);
}

TEST_F(Ustar, AnArchiveThatIsCutShortIsTold) {
  write({{"a", std::string(2000, 'x')}});
  for (const off_t size : {3583, 3072, 2560, 2559, 2512, 1000, 512, 100, 0}) {
    ASSERT_EQ(::ftruncate(file_.get(), size), 0);
    EXPECT_EQ(read(), "it is cut short") << size;
  }
}

// The header's sum is made right again, so that it is the change itself that is refused.
TEST_F(Ustar, WhateverElseATarMayHoldIsRefused) {
  struct Change {
    off_t place;
    std::string bytes;
  };
  for (const Change& change :
       {Change{156, "2"}, Change{156, "1"}, Change{156, "5"}, Change{156, "L"}, Change{156, "x"},
        Change{157, "/etc"}, Change{345, "/etc"}, Change{257, "ustar  "}, Change{124, "9"},
        Change{124, "\xFF\xFF\xFF\xFF"}, Change{0, std::string(1, '\0')}}) {
    ASSERT_EQ(::ftruncate(file_.get(), 0), 0);
    ::lseek(file_.get(), 0, SEEK_SET);
    write({{"a", "first"}});
    put(change.place, change.bytes);
    put(148, "        ");
    unsigned char header[512];
    ASSERT_EQ(::pread(file_.get(), header, sizeof header, 0), 512);
    unsigned sum = 0;
    for (const unsigned char byte : header)
      sum += byte;
    char digits[8];
    std::snprintf(digits, sizeof digits, "%06o", sum);
    put(148, {digits, 7});
    EXPECT_THAT(read(), HasSubstr("is no backup")) << change.place;
  }
}

TEST_F(Ustar, NothingMayFollowTheEnd) {
  write({{"a", "first"}});
  const off_t end = ::lseek(file_.get(), 0, SEEK_END);
  put(end, "more");
  EXPECT_THAT(read(), HasSubstr("damaged"));
}

}  // namespace
}  // namespace banter::app
