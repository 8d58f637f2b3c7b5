// A look takes its entry first and looks later, so that another request may have begun meanwhile.
#include "server/blobs/disk/store_test.hpp"
#include "server/blobs/disk/uploads/uploads.hpp"

namespace banter::blobs::disk {
namespace {

using protocol::ErrorCode;
using Use = UploadTable::Use;

class StaleLook : public StoreTest {
 protected:
  StaleLook() {
    EXPECT_TRUE(send({.id = "a", .size = 10}, "0123"));
    store_.reset();
    parts_ = std::make_shared<DiskParts>(Folders::open(options_.folder, 0).value(), base::Log::none(), 2,
                                         std::function<Pacer::Commits()>());
    uploads_ = std::make_shared<Uploads>(parts_, ::fdatasync, 4);
  }
  ~StaleLook() override { parts_->threads.end(); }

  std::shared_ptr<core::Upload> begin_at_4(std::string_view expected) {
    const auto digest = base::sha256(expected);
    const core::Checksum checksum{.digest = {reinterpret_cast<const char*>(digest.data()), digest.size()}};
    return wait_for<std::shared_ptr<core::Upload>>([&](auto done) {
             uploads_->begin({.id = "a", .size = 10, .offset = 4, .checksum = checksum}, std::move(done));
           })
        .value();
  }
  static protocol::Result<void> append(core::Upload& upload, std::string_view bytes) {
    core::Chunk part{.memory = {new char[core::Chunk::most_bytes], [](char* memory) { delete[] memory; }},
                     .filled = bytes.size()};
    bytes.copy(part.memory.get(), bytes.size());
    return wait_for<void>([&](auto done) { upload.append(std::move(part), std::move(done)); });
  }
  protocol::Result<std::int64_t> look(const std::shared_ptr<UploadEntry>& entry) {
    return wait_for<std::int64_t>([&](auto done) { uploads_->look(entry, std::move(done)); });
  }
  // On the upload's lane.
  protocol::Result<void> take_back(const std::shared_ptr<UploadEntry>& entry) {
    return wait_for<void>([&](auto done) {
      parts_->threads.post(entry->lane, {.step = [entry, done]() -> FileThreads::Next {
                             EXPECT_TRUE(entry->partial.take_back());
                             done({});
                             return {};
                           }});
    });
  }

  std::shared_ptr<DiskParts> parts_;
  std::shared_ptr<Uploads> uploads_;
};

TEST_F(StaleLook, LeavesTheBytesOfARequestWithAChecksumAlone) {
  const auto entry = uploads_->table().take("a", Use::look).entry;
  const auto upload = begin_at_4("456789");
  ASSERT_TRUE(append(*upload, "456"));
  EXPECT_EQ(look(entry).value(), 4) << "the rest may be taken back";
  EXPECT_TRUE(std::filesystem::is_symlink(path("uploads/a.from")));
  ASSERT_TRUE(append(*upload, "789"));
  EXPECT_EQ(look(entry).value(), 4);
  const auto end = finish(*upload).value();
  EXPECT_EQ(end.offset, 10);
  EXPECT_FALSE(end.checksum_failed);
  EXPECT_EQ(look(entry).value(), 10);
  EXPECT_EQ(std::filesystem::file_size(path("uploads/a")), 10U);
}

// If anything cuts them all the same, the request does not say that they match.
TEST_F(StaleLook, ARequestNoticesThatItsBytesHaveGone) {
  const auto entry = uploads_->table().take("a", Use::look).entry;
  auto upload = begin_at_4("456789");
  ASSERT_TRUE(append(*upload, "456"));
  ASSERT_TRUE(take_back(entry));
  EXPECT_EQ(append(*upload, "789").error().code, ErrorCode::conflict);
  EXPECT_EQ(finish(*upload).error().code, ErrorCode::conflict);
  upload.reset();
  EXPECT_EQ(look(entry).value(), 4);

  upload = begin_at_4("456789");
  ASSERT_TRUE(append(*upload, "456789"));
  ASSERT_TRUE(take_back(entry));
  EXPECT_EQ(finish(*upload).error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace banter::blobs::disk
