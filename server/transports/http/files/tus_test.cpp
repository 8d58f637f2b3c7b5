#include <string>

#include "base/base64.hpp"
#include "base/hash.hpp"
#include "server/transports/testing/files_client.hpp"

// Uploads by tus, as its clients make them.
namespace banter::transports {
namespace {

using testing::Answer;
using testing::answer;
using testing::ask_files;
using testing::bearer;
using testing::Client;
using testing::creation;
using testing::download;
using testing::FakeCore;
using ::testing::HasSubstr;
using testing::noise;
using testing::offset_of;
using testing::patch;
using testing::patch_head;
using testing::request;
using testing::store_file;
using testing::test_options;
using testing::TestServer;
using testing::tus;
using testing::wait_for;

const std::string expires = "Sun, 06 Nov 1994 08:49:37 GMT";

std::string checksum(const std::string& algorithm, const std::string& digest) {
  return "Upload-Checksum: " + algorithm + " " + base::base64_encode(digest) + "\r\n";
}

std::string sha256_of(const std::string& bytes) {
  const auto digest = base::sha256(bytes);
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

TEST(Tus, ItsAbilitiesAreToldToAnybody) {
  auto options = test_options();
  options.limits.uploaded_bytes = 1'000;
  TestServer server(options);
  for (const std::string path : {"/files", "/files/", "/files/f1"}) {
    const Answer got = ask_files(server, request("OPTIONS", path));
    EXPECT_EQ(got.status(), "204");
    EXPECT_EQ(got.field("Tus-Version"), "1.0.0");
    EXPECT_EQ(got.field("Tus-Resumable"), "1.0.0");
    EXPECT_EQ(got.field("Tus-Extension"), "creation,checksum,termination,expiration");
    EXPECT_EQ(got.field("Tus-Max-Size"), "1000");
    EXPECT_EQ(got.field("Tus-Checksum-Algorithm"), "sha1,sha256");
    EXPECT_EQ(got.field("Content-Length"), "");
  }
}

TEST(Tus, AnUploadThatBecameLongerThanItIsBeginsAnew) {
  TestServer server;
  Client client(server.port);
  client.send(creation(5));
  EXPECT_EQ(answer(client).status(), "201");
  server.blobs.lengthen("f1", "more than five");
  client.send(offset_of("f1"));
  const Answer got = answer(client, false);
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.field("Upload-Offset"), "0");
  EXPECT_EQ(got.field("Upload-Length"), "5");
  client.send(patch("f1", 0, "Hello"));
  EXPECT_EQ(answer(client).field("Upload-Offset"), "5");
  client.send(download("f1"));
  EXPECT_EQ(answer(client).body, "Hello");
}

TEST(Tus, AFileIsUploadedInPieces) {
  TestServer server;
  Client client(server.port);
  client.send(creation(11, "Upload-Metadata: filename YS50eHQ=,filetype dGV4dC9wbGFpbg==,width NjQ=\r\n"));
  Answer got = answer(client);
  EXPECT_EQ(got.status(), "201");
  EXPECT_EQ(got.field("Location"), "/files/f1");
  EXPECT_EQ(got.field("Upload-Expires"), expires);
  EXPECT_EQ(got.field("Tus-Resumable"), "1.0.0");
  client.send(patch("f1", 0, "Hello"));
  got = answer(client);
  EXPECT_EQ(got.status(), "204") << got.body;
  EXPECT_EQ(got.field("Upload-Offset"), "5");
  EXPECT_EQ(got.field("Upload-Expires"), expires);
  EXPECT_EQ(got.field("Content-Length"), "");
  client.send(offset_of("f1"));
  got = answer(client, false);
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.field("Upload-Offset"), "5");
  EXPECT_EQ(got.field("Upload-Length"), "11");
  EXPECT_EQ(got.field("Upload-Expires"), expires);
  EXPECT_EQ(got.field("Cache-Control"), "no-store");
  client.send(patch("f1", 5, ""));
  EXPECT_EQ(answer(client).field("Upload-Offset"), "5");
  client.send(patch("f1", 5, " World"));
  got = answer(client);
  EXPECT_EQ(got.status(), "204") << got.body;
  EXPECT_EQ(got.field("Upload-Offset"), "11");
  client.send(download("f1"));
  EXPECT_EQ(answer(client).body, "Hello World");
  client.send(offset_of("f1"));
  EXPECT_EQ(answer(client, false).field("Upload-Offset"), "11");
  client.send(patch("f1", 11, ""));
  EXPECT_EQ(answer(client).status(), "204") << "asked again after an answer that was lost";
  const auto seen = server.core.seen();
  ASSERT_EQ(seen.created.size(), 1U);
  EXPECT_EQ(seen.created[0].size, 11);
  EXPECT_EQ(seen.created[0].file_name, "a.txt");
  EXPECT_EQ(seen.created[0].media_type, "text/plain");
  EXPECT_EQ(seen.created[0].width, 64);
  EXPECT_EQ(seen.finished, std::vector<std::string>{"f1"});
  server.blobs.settle();
  EXPECT_FALSE(server.blobs.uploaded("f1")) << "the upload is given up once there is the file";
}

TEST(Tus, MuchIsTakenAtOnceAndArrivesWhole) {
  TestServer server;
  const std::string bytes = noise(20'000'003);
  const std::string id = ask_files(server, creation(bytes.size())).field("Location").substr(7);
  Client client(server.port);
  std::thread writer([&] { client.send(patch(id, 0, bytes) + download(id)); });
  EXPECT_EQ(answer(client).field("Upload-Offset"), std::to_string(bytes.size()));
  const Answer got = answer(client);
  writer.join();
  EXPECT_EQ(got.status(), "200");
  EXPECT_TRUE(got.body == bytes);
  EXPECT_LE(server.blobs.most_chunks_out(), 3U) << "two under way, and one that is read into";
  EXPECT_EQ(server.blobs.chunks_out(), 0U);
}

TEST(Tus, WhatCameBeforeABreakIsKept) {
  TestServer server;
  const std::string bytes = noise(1'000'000);
  const std::string id = ask_files(server, creation(bytes.size())).field("Location").substr(7);
  {
    Client client(server.port);
    client.send(patch_head(id, 0, bytes.size()) + bytes.substr(0, 600'000));
    wait_for([&] { return server.blobs.uploaded(id).value_or("").size() == 600'000; });
    client.reset();
  }
  wait_for([&] { return !server.blobs.is_busy(id); });
  EXPECT_EQ(ask_files(server, offset_of(id)).field("Upload-Offset"), "600000");
  EXPECT_EQ(ask_files(server, patch(id, 600'000, bytes.substr(600'000))).status(), "204");
  EXPECT_TRUE(ask_files(server, download(id)).body == bytes);
}

TEST(Tus, AWholeUploadThatWasNeverFinishedIsFinishedByHead) {
  TestServer server;
  const std::string id = ask_files(server, creation(5)).field("Location").substr(7);
  server.core.refuse_files(
      protocol::Error{.code = protocol::ErrorCode::storage_unavailable, .message = "The disk is full."},
      FakeCore::Refused::finishing);
  EXPECT_EQ(ask_files(server, patch(id, 0, "Hello")).status(), "503");
  EXPECT_EQ(ask_files(server, offset_of(id)).status(), "503");
  EXPECT_EQ(server.blobs.uploaded(id), "Hello") << "nothing is given up before there is a file";
  server.core.refuse_files(std::nullopt);
  const Answer got = ask_files(server, offset_of(id));
  EXPECT_EQ(got.status(), "200");
  EXPECT_EQ(got.field("Upload-Offset"), "5");
  EXPECT_EQ(ask_files(server, download(id)).body, "Hello");
}

TEST(Tus, AnEmptyFileIsThereAtOnce) {
  TestServer server;
  const Answer got = ask_files(server, creation(0));
  EXPECT_EQ(got.status(), "201");
  EXPECT_EQ(server.core.seen().finished, std::vector<std::string>{"f1"});
  EXPECT_EQ(ask_files(server, download("f1")).status(), "200");
  EXPECT_EQ(ask_files(server, offset_of("f1")).field("Upload-Offset"), "0");
}

TEST(Tus, AChecksumIsCompared) {
  TestServer server;
  const std::string id = ask_files(server, creation(10)).field("Location").substr(7);
  const std::string wrong(32, 'x');
  Answer got = ask_files(server, patch(id, 0, "Hello", checksum("sha256", wrong)));
  EXPECT_EQ(got.status(), "460");
  EXPECT_THAT(got.head, HasSubstr("460 Checksum Mismatch"));
  EXPECT_EQ(ask_files(server, offset_of(id)).field("Upload-Offset"), "0") << "nothing of it is taken";
  got = ask_files(server, patch(id, 0, "Hello", checksum("sha256", sha256_of("Hello"))));
  EXPECT_EQ(got.field("Upload-Offset"), "5");
  // echo -n World | sha1sum
  const std::string sha1 = base::from_hex("70c07ec18ef89c5309bbb0937f3a6342411e1fdd").value();
  got = ask_files(server, patch(id, 5, "World", checksum("sha1", sha1)));
  EXPECT_EQ(got.field("Upload-Offset"), "10");
  EXPECT_EQ(ask_files(server, download(id)).body, "HelloWorld");
  EXPECT_EQ(ask_files(server, patch(id, 0, "Hello", checksum("md5", std::string(16, 'x')))).status(), "400");
  EXPECT_EQ(ask_files(server, patch(id, 0, "Hello", "Upload-Checksum: sha1 no\r\n")).status(), "400");
}

TEST(Tus, WhatIsNotWantedIsRemoved) {
  TestServer server;
  const std::string id = ask_files(server, creation(10)).field("Location").substr(7);
  ask_files(server, patch(id, 0, "Hello"));
  const Answer got = ask_files(server, request("DELETE", "/files/" + id, tus));
  EXPECT_EQ(got.status(), "204");
  EXPECT_EQ(got.field("Tus-Resumable"), "1.0.0");
  server.blobs.settle();
  EXPECT_FALSE(server.blobs.uploaded(id));
  EXPECT_EQ(ask_files(server, offset_of(id)).status(), "404");
  EXPECT_EQ(ask_files(server, patch(id, 5, "World")).status(), "404");
  EXPECT_EQ(ask_files(server, request("DELETE", "/files/" + id, tus)).status(), "404");
}

TEST(Tus, TheBytesMustFit) {
  TestServer server;
  const std::string id = ask_files(server, creation(10)).field("Location").substr(7);
  ask_files(server, patch(id, 0, "Hello"));
  EXPECT_EQ(ask_files(server, patch(id, 0, "Hello")).status(), "409");
  EXPECT_EQ(ask_files(server, patch(id, 6, "orld")).status(), "409");
  EXPECT_EQ(ask_files(server, patch(id, 11, "")).status(), "409");
  EXPECT_EQ(ask_files(server, patch(id, 5, "World!")).status(), "413");
  EXPECT_EQ(ask_files(server, offset_of(id)).field("Upload-Offset"), "5");
  EXPECT_EQ(ask_files(server, patch(id, 5, "World")).status(), "204");
  EXPECT_EQ(ask_files(server, patch(id, 5, "World")).status(), "409") << "it is a file already";
}

TEST(Tus, HeadsThatAreNone) {
  TestServer server;
  const auto status_of = [&](const std::string& text) { return ask_files(server, text).status(); };
  const std::string octets = "Content-Type: application/offset+octet-stream\r\n";
  EXPECT_EQ(status_of(request("POST", "/files", tus)), "400") << "no length";
  EXPECT_EQ(status_of(request("POST", "/files", tus + "Upload-Length: -1\r\n")), "400");
  EXPECT_EQ(status_of(request("POST", "/files", tus + "Upload-Length: 5\r\nUpload-Length: 6\r\n")), "400");
  EXPECT_EQ(status_of(request("POST", "/files", tus + "Upload-Defer-Length: 1\r\n")), "400");
  EXPECT_EQ(status_of(creation(5, "Upload-Defer-Length: 1\r\n")), "400");
  EXPECT_EQ(status_of(creation(5, "Upload-Metadata: filename no base64\r\n")), "400");
  EXPECT_EQ(status_of(creation(5, "Upload-Metadata: a\r\nUpload-Metadata: b\r\n")), "400");
  EXPECT_EQ(status_of(request("PATCH", "/files/f1", tus + octets)), "400") << "no offset";
  EXPECT_EQ(status_of(request("PATCH", "/files/f1", tus + octets + "Upload-Offset: x\r\n")), "400");
  EXPECT_EQ(status_of(request("PATCH", "/files/f1", tus + "Upload-Offset: 0\r\n", "Hello")), "415");
  EXPECT_EQ(status_of(request("PATCH", "/files/f1", tus + octets + "Upload-Offset: 0\r\n", "Hello")), "404");
  EXPECT_EQ(status_of(request("PATCH", "/files/", tus + octets + "Upload-Offset: 0\r\n")), "404");
  EXPECT_EQ(status_of(request("DELETE", "/files/a/b", tus)), "404");
  EXPECT_EQ(status_of(request("POST", "/files/f1", tus + "Upload-Length: 5\r\n")), "405");
  EXPECT_EQ(status_of(request("PUT", "/files/f1", tus)), "405");
  EXPECT_EQ(status_of(request("GET", "/files", tus)), "405");
  EXPECT_EQ(status_of("PATCH /files/f1 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" + tus +
                      octets + "Upload-Offset: 0\r\n\r\n0\r\n\r\n"),
            "411");
  EXPECT_TRUE(server.core.seen().created.empty());
}

TEST(Tus, OtherVersionsAreNotSpoken) {
  TestServer server;
  for (const std::string version :
       {"", "Tus-Resumable: 0.2.2\r\n", "Tus-Resumable: 1.0.0\r\nTus-Resumable: 2\r\n"}) {
    for (const std::string method : {"POST", "PATCH", "DELETE", "HEAD"}) {
      if (method == "HEAD" && version.empty()) continue;  // that one is about a file
      const std::string path = method == "POST" ? "/files" : "/files/f1";
      const Answer got = ask_files(server, request(method, path, version + bearer + "Upload-Length: 5\r\n"));
      EXPECT_EQ(got.status(), "412") << method << version;
      EXPECT_EQ(got.field("Tus-Version"), "1.0.0");
    }
  }
}

TEST(Tus, WhatIsTooLargeIsRefusedBeforeItsFirstByte) {
  auto options = test_options();
  options.limits.uploaded_bytes = 1'000;
  TestServer server(options);
  Answer got = ask_files(server, creation(1'001));
  EXPECT_EQ(got.status(), "413");
  EXPECT_THAT(got.body, HasSubstr(R"("code":"too_large")"));
  EXPECT_TRUE(server.core.seen().created.empty());
  server.core.refuse_files(
      protocol::Error{.code = protocol::ErrorCode::too_large, .message = "The disk is nearly full."});
  got = ask_files(server, creation(1'000));
  EXPECT_EQ(got.status(), "413") << "the core may have less to give";
  EXPECT_THAT(got.body, HasSubstr("The disk is nearly full."));
}

TEST(Tus, WhatTheCoreRefusesHasItsStatus) {
  TestServer server;
  const std::string id = store_file(server, "Hello");
  const auto status_with = [&](protocol::ErrorCode code, const std::string& text) {
    server.core.refuse_files(protocol::Error{.code = code, .message = "No.", .retry_after_ms = 1'200});
    const Answer got = ask_files(server, text);
    EXPECT_EQ(got.field("Retry-After"), "2");
    return got.status();
  };
  EXPECT_EQ(status_with(protocol::ErrorCode::forbidden, creation(5)), "403");
  EXPECT_EQ(status_with(protocol::ErrorCode::rate_limited, creation(5)), "429");
  EXPECT_EQ(status_with(protocol::ErrorCode::storage_unavailable, creation(5)), "503");
  EXPECT_EQ(status_with(protocol::ErrorCode::conflict, request("DELETE", "/files/" + id, tus)), "409");
  EXPECT_EQ(status_with(protocol::ErrorCode::not_found, offset_of(id)), "404");
  EXPECT_EQ(status_with(protocol::ErrorCode::not_found, download(id)), "404");
}

TEST(Tus, ABodyBehindACreationIsNotTaken) {
  TestServer server;
  Client client(server.port);
  client.send(request("POST", "/files",
                      tus + "Upload-Length: 5\r\nContent-Type: application/offset+octet-stream\r\n",
                      "Hello") +
              offset_of("f1"));
  Answer got = answer(client);
  EXPECT_EQ(got.status(), "201");
  EXPECT_EQ(got.field("Upload-Offset"), "");
  EXPECT_EQ(answer(client, false).field("Upload-Offset"), "0");
}

TEST(Tus, AMethodMayTravelInPost) {
  TestServer server;
  ask_files(server, creation(5));
  const auto post = [](const std::string& method, const std::string& more, const std::string& body = {}) {
    return request("POST", "/files/f1", tus + "X-HTTP-Method-Override: " + method + "\r\n" + more, body);
  };
  const std::string octets = "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n";
  EXPECT_EQ(ask_files(server, post("PATCH", octets, "Hel")).field("Upload-Offset"), "3");
  EXPECT_EQ(ask_files(server, post("HEAD", "")).field("Upload-Offset"), "3");
  EXPECT_EQ(ask_files(server, post("PUT", "")).status(), "405");
  EXPECT_EQ(ask_files(server, post("GET", "")).status(), "405");
  EXPECT_EQ(ask_files(server, post("DELETE", "")).status(), "204");
  EXPECT_EQ(ask_files(server, offset_of("f1")).status(), "404");
}

TEST(Tus, WhoExpectsToBeAskedForTheBodyIsAskedOnceItIsWanted) {
  TestServer server;
  ask_files(server, creation(5));
  Client client(server.port);
  client.send(patch_head("f1", 1, 4, "Expect: 100-continue\r\n"));
  EXPECT_EQ(answer(client).status(), "409") << "and not for bytes that would be in vain";
  EXPECT_EQ(client.rest(), "");
  Client other(server.port);
  other.send(patch_head("f1", 0, 5, "Expect: 100-continue\r\n"));
  EXPECT_EQ(other.until("\r\n\r\n"), "HTTP/1.1 100 Continue");
  other.send("Hello");
  EXPECT_EQ(answer(other).field("Upload-Offset"), "5");
}

// Most likely the client has lost that connection, and does not wait until we notice.
TEST(Tus, AnotherRequestTakesAnUploadOver) {
  TestServer server;
  ask_files(server, creation(10));
  Client old(server.port);
  old.send(patch_head("f1", 0, 10) + "Hello");
  wait_for([&] { return server.blobs.uploaded("f1") == "Hello"; });
  Answer got = ask_files(server, patch("f1", 5, "World"));
  EXPECT_EQ(got.status(), "423");
  EXPECT_EQ(got.field("Retry-After"), "2");
  EXPECT_EQ(answer(old).status(), "409");
  EXPECT_EQ(old.rest(), "");
  EXPECT_EQ(ask_files(server, offset_of("f1")).field("Upload-Offset"), "5");
  EXPECT_EQ(ask_files(server, patch("f1", 5, "World")).status(), "204");
}

TEST(Tus, AskingHowFarItIsTakesItOverToo) {
  TestServer server;
  ask_files(server, creation(10));
  Client old(server.port);
  old.send(patch_head("f1", 0, 10) + "Hello");
  wait_for([&] { return server.blobs.uploaded("f1") == "Hello"; });
  EXPECT_EQ(ask_files(server, offset_of("f1")).status(), "423");
  EXPECT_EQ(answer(old).status(), "409");
  EXPECT_EQ(ask_files(server, offset_of("f1")).field("Upload-Offset"), "5");
}

TEST(Tus, ADiskThatFailsIsTold) {
  TestServer server;
  ask_files(server, creation(10));
  server.blobs.fail_appends(
      protocol::Error{.code = protocol::ErrorCode::storage_unavailable, .message = "Full."});
  EXPECT_EQ(ask_files(server, patch("f1", 0, "Hello")).status(), "503");
  wait_for([&] { return server.blobs.chunks_out() == 0; });
  server.blobs.fail_appends(std::nullopt);
  EXPECT_EQ(ask_files(server, patch("f1", 0, "Hello")).field("Upload-Offset"), "5");
}

TEST(Tus, ManyAtOnce) {
  TestServer server;
  server.blobs.let_chunks(4);
  const std::string bytes = noise(700'000);
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&, i] {
      const std::string own = bytes.substr(static_cast<std::size_t>(i));
      const std::string id = store_file(server, own);
      EXPECT_TRUE(ask_files(server, download(id)).body == own);
    });
  }
  for (auto& client : clients)
    client.join();
  EXPECT_LE(server.blobs.most_chunks_out(), 4U);
  EXPECT_EQ(server.blobs.chunks_out(), 0U);
}

TEST(Tus, WithoutAStoreThereIsNothing) {
  testing::FakeCore core;
  base::ManualClock clock;
  core::Metrics metrics{0};
  Server server(test_options(), {core, clock, metrics, base::Log::none()});
  core.serve(server.host());
  const auto port = server.listen().value().front().port;
  server.start();
  for (const std::string& text :
       {creation(5), offset_of("f1"), download("f1"), request("OPTIONS", "/files")}) {
    Client client(port);
    client.send(text);
    EXPECT_EQ(answer(client, !text.starts_with("HEAD ")).status(), "404");
  }
  server.stop(0);
  core.end();
}

}  // namespace
}  // namespace banter::transports
