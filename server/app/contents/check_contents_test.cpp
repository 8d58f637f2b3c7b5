#include "server/app/contents/check_contents.hpp"

#include <gmock/gmock.h>

#include "server/app/contents/files_test.hpp"

namespace banter::app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class CheckContents : public DataWithFiles {
 protected:
  ContentsFound look(bool deep = false) const {
    return check_contents(data(), deep, [] { return false; }).value();
  }
};

TEST_F(CheckContents, AllIsWell) {
  for (const bool deep : {false, true}) {
    EXPECT_THAT(look(deep).findings, IsEmpty());
    EXPECT_EQ(look(deep).contents, 3);
    EXPECT_EQ(look(deep).loose, 0);
  }
}

TEST_F(CheckContents, WhatIsMissingOrOfAnotherSizeIsFound) {
  std::filesystem::remove(content_in("data", kSame));
  EXPECT_THAT(look().findings, ElementsAre(AllOf(HasSubstr("file "), HasSubstr("No such file"))));
  store(kSame);
  std::filesystem::resize_file(content_in("data", kPicture), 7);
  EXPECT_THAT(look().findings, ElementsAre(AllOf(HasSubstr("file picture"), HasSubstr("7 bytes"))));
}

TEST_F(CheckContents, OtherBytesAreFoundByReading) {
  const std::string path = content_in("data", kPicture);
  EXPECT_TRUE(base::write_private_file(path, std::string(kPicture.size(), 'q')));
  EXPECT_THAT(look().findings, IsEmpty());
  EXPECT_THAT(look(true).findings, ElementsAre(HasSubstr("not what was stored")));
}

TEST_F(CheckContents, WhatNoFileHasIsOnlyCounted) {
  store("of nobody");
  EXPECT_TRUE(base::write_private_file(at("data/files/ab"), "")) << "a stray file";
  const ContentsFound found = look(true);
  EXPECT_THAT(found.findings, IsEmpty());
  EXPECT_EQ(found.loose, 1);
  EXPECT_EQ(found.loose_bytes, 9);
}

TEST_F(CheckContents, AFolderWithoutFilesHasNone) {
  std::filesystem::remove_all(at("data/files"));
  EXPECT_EQ(look().findings.size(), 3U);
  EXPECT_EQ(look().loose, 0);
}

TEST_F(CheckContents, TellsABoundedNumberOfFindings) {
  act([this](core::Services& services) -> Steps {
    for (int i = 0; i < 20; ++i)
      add(services, core::AccountKey{1}, "f" + std::to_string(i), "bytes " + std::to_string(i));
    return std::vector<core::Step>{};
  });
  std::filesystem::remove_all(at("data/files"));
  EXPECT_EQ(look().findings.size(), 10U);
  EXPECT_TRUE(look().more);
}

TEST_F(CheckContents, EndsWhenItIsToldTo) {
  EXPECT_EQ(check_contents(data(), true, [] { return true; }).error().sentence, "interrupted");
}

TEST(ContentPlaces, AreThoseOfAHashAndNothingElse) {
  const core::ContentHash hash = base::sha256("x");
  const std::string place = place_of(hash);
  EXPECT_EQ(place, "files/" + base::hex(hash).substr(0, 2) + '/' + base::hex(hash).substr(2));
  EXPECT_EQ(content_at(place), hash);
  std::string capitals = place;
  for (char& c : capitals)
    c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  for (const std::string& wrong : {std::string(), "files/" + base::hex(hash), "/" + place, "./" + place,
                                   place + "0", place + "/", place.substr(0, place.size() - 1),
                                   "files/../" + place.substr(6), "xiles" + place.substr(5), capitals})
    EXPECT_FALSE(content_at(wrong)) << wrong;
}

}  // namespace
}  // namespace banter::app
