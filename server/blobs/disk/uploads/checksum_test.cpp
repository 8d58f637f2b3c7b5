// The bytes of a request with a checksum count only once they match.
#include "server/blobs/disk/uploads/checksum.hpp"

#include "server/blobs/disk/store_test.hpp"

namespace banter::blobs::disk {
namespace {

using core::Checksum;

template <class Digest>
std::string text_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Checksum sha256_of(std::string_view bytes) {
  return {.kind = Checksum::Kind::sha256, .digest = text_of(base::sha256(bytes))};
}

Checksum sha1_of(std::string_view bytes) {
  base::Sha1 hash;
  hash.update(bytes);
  return {.kind = Checksum::Kind::sha1, .digest = text_of(hash.finish())};
}

class ChecksumTest : public StoreTest {
 protected:
  ChecksumTest() { EXPECT_TRUE(send({.id = "a", .size = 10}, "0123")); }

  // What a crash right now would leave is what the store finds from now on.
  void crash() {
    const std::string left = options_.folder + "-left";
    std::filesystem::copy(
        options_.folder, left,
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::copy_symlinks);
    store_.reset();
    std::filesystem::remove_all(options_.folder);
    std::filesystem::rename(left, options_.folder);
    open();
  }
  void expect_the_rest_is_welcome() {
    EXPECT_EQ(how_far("a").value(), 4);
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::symlink_status(path("uploads/a.from"))));
    ASSERT_TRUE(send({.id = "a", .size = 10, .offset = 4}, "456789"));
    EXPECT_EQ(place("a", 10).value().hash, base::sha256("0123456789"));
    EXPECT_EQ(read(base::sha256("0123456789")), "0123456789");
  }
};

TEST_F(ChecksumTest, BothKindsMatch) {
  const auto first = send({.id = "a", .size = 10, .offset = 4, .checksum = sha1_of("456")}, "456").value();
  EXPECT_EQ(first.offset, 7);
  EXPECT_FALSE(first.checksum_failed);
  const auto second = send({.id = "a", .size = 10, .offset = 7, .checksum = sha256_of("789")}, "789").value();
  EXPECT_EQ(second.offset, 10);
  EXPECT_FALSE(second.checksum_failed);
  crash();
  EXPECT_EQ(place("a", 10).value().hash, base::sha256("0123456789"));
}

TEST_F(ChecksumTest, BytesThatDoNotMatchAreNoneOfIt) {
  for (const Checksum& wrong : {sha1_of("other"), sha256_of("other"), Checksum{.digest = ""}}) {
    const auto end = send({.id = "a", .size = 10, .offset = 4, .checksum = wrong}, "45678").value();
    EXPECT_EQ(end.offset, 4);
    EXPECT_TRUE(end.checksum_failed);
    EXPECT_EQ(how_far("a").value(), 4);
  }
  expect_the_rest_is_welcome();
}

TEST_F(ChecksumTest, NothingAtAllIsComparedToo) {
  EXPECT_TRUE(send({.id = "a", .size = 10, .offset = 4, .checksum = sha256_of("4")}, "")->checksum_failed);
  EXPECT_FALSE(send({.id = "a", .size = 10, .offset = 4, .checksum = sha256_of("")}, "")->checksum_failed);
  expect_the_rest_is_welcome();
}

TEST_F(ChecksumTest, WithoutAComparisonTheyAreNoneOfItEither) {
  auto upload = begin({.id = "a", .size = 10, .offset = 4, .checksum = sha256_of("456789")}).value();
  ASSERT_TRUE(append(*upload, "456789"));
  upload.reset();
  expect_the_rest_is_welcome();
}

TEST_F(ChecksumTest, ACrashBeforeTheComparisonLeavesNoneOfThem) {
  auto upload = begin({.id = "a", .size = 10, .offset = 4, .checksum = sha256_of("456789")}).value();
  ASSERT_TRUE(append(*upload, "456"));
  ASSERT_TRUE(append(*upload, "789"));
  crash();
  EXPECT_EQ(std::filesystem::file_size(path("uploads/a")), 10U);
  expect_the_rest_is_welcome();
}

TEST_F(ChecksumTest, ACrashAfterTheComparisonLeavesAllOfThem) {
  auto upload = begin({.id = "a", .size = 10, .offset = 4, .checksum = sha256_of("456789")}).value();
  ASSERT_TRUE(append(*upload, "456789"));
  ASSERT_EQ(finish(*upload)->offset, 10);
  crash();
  EXPECT_EQ(how_far("a").value(), 10);
}

TEST_F(ChecksumTest, TheUploadGoesWithItsMark) {
  auto upload = begin({.id = "a", .size = 10, .offset = 4, .checksum = sha256_of("456789")}).value();
  ASSERT_TRUE(append(*upload, "456"));
  store_->drop("a");
  upload.reset();
  EXPECT_EQ(how_far("a").value(), 0);
  EXPECT_TRUE(list(256).value().uploads.empty());
  EXPECT_TRUE(std::filesystem::is_empty(path("uploads")));
}

// The prefix is hashed anew by the way; what is taken back must not be in that hash.
TEST_F(ChecksumTest, AfterARestartTheHashIsThatOfWhatStays) {
  const std::string bytes = some_bytes(5'000'000);
  ASSERT_TRUE(send({.id = "b", .size = 5'000'000}, bytes.substr(0, 3'000'000)));
  open();
  ASSERT_TRUE(send({.id = "b", .size = 5'000'000, .offset = 3'000'000, .checksum = sha256_of("x")},
                   some_bytes(2'000'000, 2))
                  ->checksum_failed);
  ASSERT_TRUE(send({.id = "b", .size = 5'000'000, .offset = 3'000'000}, bytes.substr(3'000'000)));
  EXPECT_EQ(place("b", 5'000'000).value().hash, base::sha256(bytes));
}

TEST_F(ChecksumTest, AMarkThatIsNoneOfOursIsNoTrouble) {
  std::filesystem::create_symlink("../../nonsense", path("uploads/b.from"));
  std::filesystem::create_symlink("99999999999999999999", path("uploads/a.from"));
  open();
  EXPECT_TRUE(send({.id = "b", .size = 4}, "0123"));
  EXPECT_EQ(place("b", 4).value().hash, base::sha256("0123"));
}

}  // namespace
}  // namespace banter::blobs::disk
