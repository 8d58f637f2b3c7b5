#include <filesystem>
#include <string>

#include "server/transports/testing/files_client.hpp"

// Files over TLS, whose records know no half measures.
namespace banter::transports {
namespace {

using testing::answer;
using testing::creation;
using testing::download;
using testing::MemoryBlobs;
using testing::noise;
using testing::patch;
using testing::patch_head;
using testing::store_file;
using testing::test_options;
using testing::TestServer;
using testing::TlsClient;
using testing::wait_for;

class FilesOverTls : public ::testing::Test {
 protected:
  FilesOverTls() {
    if (::mkdtemp(folder_.data()) == nullptr) throw std::runtime_error("mkdtemp");
    auto options = test_options();
    options.tls_folder = folder_ + "/tls";
    server_.emplace(options);
  }
  ~FilesOverTls() override {
    server_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::string folder_ = (std::filesystem::temp_directory_path() / "banter-files-XXXXXX").string();
  std::optional<TestServer> server_;
};

TEST_F(FilesOverTls, GoBothWays) {
  const std::string bytes = noise(5'000'001);
  TlsClient client(server_->port);
  client.send(creation(bytes.size()));
  EXPECT_EQ(answer(client).field("Location"), "/files/f1");
  client.send(patch("f1", 0, bytes));
  EXPECT_EQ(answer(client).field("Upload-Offset"), std::to_string(bytes.size()));
  client.send(download("f1") + download("f1", "Range: bytes=-16385\r\n"));
  EXPECT_TRUE(answer(client).body == bytes);
  EXPECT_TRUE(answer(client).body == bytes.substr(bytes.size() - 16'385));
  EXPECT_LE(server_->blobs.most_chunks_out(), 3U);
  EXPECT_EQ(server_->blobs.chunks_out(), 0U);
}

// After a record that the socket did not take whole, the same one must come again, whether or not its bytes
// are still at hand.
TEST_F(FilesOverTls, ToASlowReaderWhole) {
  const std::string bytes = noise(3'000'000);
  const std::string id = store_file(*server_, bytes);
  for (const auto disk : {MemoryBlobs::Disk::at_hand, MemoryBlobs::Disk::slow, MemoryBlobs::Disk::moody}) {
    server_->blobs.set_disk(disk);
    TlsClient client(server_->port, TLS1_3_VERSION, 4096, 536);
    client.send(download(id) + testing::get("/healthz"));
    EXPECT_TRUE(answer(client).body == bytes);
    EXPECT_EQ(answer(client).status(), "200");
  }
}

TEST_F(FilesOverTls, AnUploadThatRestsHoldsNoMemory) {
  TlsClient client(server_->port);
  client.send(creation(1'000'000));
  answer(client);
  client.send(patch_head("f1", 0, 1'000'000) + noise(300'000));
  wait_for([&] { return server_->blobs.uploaded("f1").value_or("").size() == 300'000; });
  wait_for([&] { return server_->blobs.chunks_out() == 0; });
  client.send(noise(700'000));
  EXPECT_EQ(answer(client).status(), "204");
}

TEST_F(FilesOverTls, AStopCutsADownload) {
  const std::string id = store_file(*server_, noise(50'000'000));
  TlsClient client(server_->port, TLS1_3_VERSION, 4096);
  client.send(download(id));
  EXPECT_EQ(client.until("\r\n").substr(9, 3), "200");
  std::thread stopping([&] { server_->server.stop(5'000); });
  EXPECT_LT(client.rest().size(), 50'000'000U);
  client.close();
  stopping.join();
}

}  // namespace
}  // namespace banter::transports
