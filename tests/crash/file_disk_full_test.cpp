// Files on a full disk: an upload is refused with a word and keeps what it has, messages are answered as they
// are without files, and when there is room again the upload goes on where it was.
#include <gtest/gtest.h>

#include <array>

#include "tests/crash/file_bytes.hpp"
#include "tests/crash/small_disk.hpp"
#include "tests/harness/client.hpp"
#include "tests/harness/http.hpp"
#include "tests/harness/server_process.hpp"

namespace banter::crash {
namespace {

namespace json = boost::json;
using harness::HttpFields;
using harness::HttpReply;

constexpr int kDiskMegabytes = 64;
constexpr std::size_t kSize = std::size_t{12} << 20;
constexpr std::size_t kBefore = std::size_t{3} << 20;  // bytes that come while there is room

std::string code_in(const HttpReply& reply) {
  return harness::code_of(json::parse(reply.body).as_object());
}

struct FileDiskFull : testing::Test {
  void SetUp() override {
    if (!disk.why_not().empty()) GTEST_SKIP() << "no small disk can be mounted here: " << disk.why_not();
    server = std::make_unique<harness::ServerProcess>(
        harness::ServerOptions{.data = disk.path() + "/data", .more = {}});
    harness::Client client(server->address(), harness::Carrier::lines);
    token = harness::register_account(client, "anna");
  }

  // On a connection of its own, since the server may close it behind a refusal.
  HttpReply ask(std::string_view method, const std::string& target, HttpFields fields = {},
                std::string_view body = {}) {
    fields.emplace_back("Tus-Resumable", "1.0.0");
    const auto reply = harness::Http(server->address(), token).ask(method, target, fields, body);
    if (!reply) throw harness::Failure("no answer to " + std::string(method));
    return *reply;
  }
  HttpReply create(std::size_t size) {
    return ask("POST", "/files", {{"Upload-Length", std::to_string(size)}});
  }
  HttpReply append(const std::string& location, std::size_t offset, std::string_view part) {
    return ask(
        "PATCH", location,
        {{"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", std::to_string(offset)}},
        part);
  }
  std::size_t offset_of(const std::string& location) {
    const HttpReply reply = ask("HEAD", location);
    if (reply.status != 200) throw harness::Failure("HEAD says " + std::to_string(reply.status));
    return static_cast<std::size_t>(reply.number("upload-offset"));
  }
  json::object call(const json::object& request) {
    return harness::Http(server->address(), token).call(request).value();
  }
  json::object say(const std::string& client_id, const json::array& files = {}) {
    return call({{"action", "message"},
                 {"receiver", "#general"},
                 {"content", "words"},
                 {"client_id", client_id},
                 {"attachments", files}});
  }
  void expect_there(const std::string& location, std::string_view whole) {
    // By GET without the field of tus, which it does not mind.
    const HttpReply got = ask("GET", location);
    EXPECT_EQ(got.status, 200);
    EXPECT_TRUE(got.body == whole);
  }

  const SmallDisk disk{kDiskMegabytes};
  std::unique_ptr<harness::ServerProcess> server;
  std::string token;
  const std::string bytes = file_bytes(7, kSize);
};

TEST_F(FileDiskFull, AnUploadIsRefusedAndGoesOnWhenThereIsRoom) {
  const std::string location = create(kSize).field("location");
  ASSERT_EQ(append(location, 0, std::string_view(bytes).substr(0, kBefore)).status, 204);
  EXPECT_EQ(harness::code_of(say("k0")), "ok");

  std::size_t offset = kBefore;
  for (int time = 0; time < 3; ++time) {
    disk.fill();
    for (int again = 0; again < 5; ++again) {
      const HttpReply refused = append(location, offset, std::string_view(bytes).substr(offset));
      EXPECT_EQ(refused.status, 503);
      EXPECT_EQ(code_in(refused), "storage_unavailable");
      const std::size_t now = offset_of(location);
      EXPECT_GE(now, offset) << "what was acknowledged stays";
      EXPECT_LT(now, kSize);
      offset = now;
    }
    EXPECT_EQ(ask("GET", location).status, 404) << "half a file";
    EXPECT_EQ(code_in(create(1000)), "storage_unavailable");
    // Messages fare as they do without files: they are read, and refused or, for a while, still taken.
    EXPECT_TRUE(harness::is_ok(call({{"action", "history"}, {"conversation", "#general"}})));
    const std::string said = harness::code_of(say("full" + std::to_string(time)));
    EXPECT_TRUE(said == "ok" || said == "storage_unavailable") << said;

    disk.free();
    EXPECT_EQ(harness::code_of(say("full" + std::to_string(time))), "ok");
    const HttpReply taken =
        append(location, offset_of(location), std::string_view(bytes).substr(offset, 1000));
    ASSERT_EQ(taken.status, 204) << "by itself, and at once: " << taken.body;
    offset += 1000;
  }
  // Also across a crash with a full disk.
  disk.fill();
  EXPECT_EQ(append(location, offset, std::string_view(bytes).substr(offset)).status, 503);
  server->kill();
  disk.free();
  server->start();
  const std::size_t later = offset_of(location);
  ASSERT_GE(later, offset);
  ASSERT_EQ(append(location, later, std::string_view(bytes).substr(later)).status, 204);
  const json::object reply = say("k1", {json::string(location.substr(std::string_view("/files/").size()))});
  EXPECT_EQ(harness::code_of(reply), "ok") << json::serialize(reply);
  expect_there(location, bytes);
  EXPECT_EQ(server->stop(), 0);
}

// Their last bytes may still find a place that was kept for them, and then it is the database that has none.
TEST_F(FileDiskFull, UploadsThatWereNearlyDoneAreLostNeither) {
  const std::array<std::size_t, 6> sizes{2, 100, 5000, 70'000, 300'000, 1'500'000};
  std::vector<std::string> locations;
  for (const std::size_t size : sizes) {
    locations.push_back(create(size).field("location"));
    ASSERT_EQ(append(locations.back(), 0, std::string_view(bytes).substr(0, size / 2)).status, 204);
  }
  disk.fill();
  // The last room goes to messages.
  for (int i = 0; harness::code_of(say("k" + std::to_string(i))) == "ok" && i < 10'000; ++i) {
  }
  int refused = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const HttpReply reply = append(locations[i], sizes[i] / 2,
                                   std::string_view(bytes).substr(sizes[i] / 2, sizes[i] - sizes[i] / 2));
    if (reply.status == 204) continue;
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(code_in(reply), "storage_unavailable");
    ++refused;
  }
  EXPECT_GE(refused, 1);
  server->kill();
  disk.free();
  server->start();
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::size_t offset = offset_of(locations[i]);
    ASSERT_GE(offset, sizes[i] / 2);
    if (offset < sizes[i])
      ASSERT_EQ(
          append(locations[i], offset, std::string_view(bytes).substr(offset, sizes[i] - offset)).status,
          204);
    expect_there(locations[i], std::string_view(bytes).substr(0, sizes[i]));
  }
  EXPECT_EQ(server->stop(), 0);
}

TEST_F(FileDiskFull, FilesStopBeforeMessagesDo) {
  // 5 % of the disk stays free of files, so that people can still talk.
  std::vector<std::string> whole;
  HttpReply created = create(kSize);
  for (int i = 0; created.status == 201 && i < 2 * kDiskMegabytes; ++i) {
    const std::string location = created.field("location");
    const std::string own = file_bytes(static_cast<std::uint64_t>(i), kSize);
    ASSERT_EQ(append(location, 0, own).status, 204);
    whole.push_back(location);
    created = create(kSize);
  }
  EXPECT_EQ(created.status, 503);
  EXPECT_EQ(code_in(created), "storage_unavailable");
  EXPECT_GE(whole.size(), 2u);
  for (int i = 0; i < 200; ++i)
    ASSERT_EQ(harness::code_of(say("k" + std::to_string(i))), "ok");
  // Those that nobody wants any more make room, a moment after they are said to be gone.
  for (const std::string& location : whole)
    EXPECT_EQ(ask("DELETE", location).status, 204);
  const harness::Deadline until = harness::in(harness::kPatience);
  do {
    created = create(kSize);
  } while (created.status == 503 && std::chrono::steady_clock::now() < until);
  EXPECT_EQ(created.status, 201);
}

}  // namespace
}  // namespace banter::crash
