#include <string>

#include "server/transports/testing/http_client.hpp"
#include "server/transports/testing/test_server.hpp"

namespace banter::transports {
namespace {

using testing::Answer;
using testing::answer;
using testing::Client;
using testing::request;
using testing::TestServer;

const std::string tus = "Tus-Resumable: 1.0.0\r\nAuthorization: Bearer T0KEN\r\n";
const std::string octets = "Content-Type: application/offset+octet-stream\r\n";

Answer ask(const TestServer& server, const std::string& bytes, bool has_body = true) {
  Client client(server.port);
  client.send(bytes);
  return answer(client, has_body);
}

TEST(Tus, SmallUpload) {
  TestServer server;
  Answer got = ask(
      server, request("POST", "/files", tus + "Upload-Length: 11\r\nUpload-Metadata: filename YS50eHQ=\r\n"));
  EXPECT_EQ(got.status(), "201");
  EXPECT_EQ(got.field("Location"), "/files/f1");
  got = ask(server, request("PATCH", "/files/f1", tus + octets + "Upload-Offset: 0\r\n", "Hello"));
  EXPECT_EQ(got.status(), "204") << got.body;
  EXPECT_EQ(got.field("Upload-Offset"), "5");
  got = ask(server, request("HEAD", "/files/f1", tus), false);
  EXPECT_EQ(got.field("Upload-Offset"), "5");
  EXPECT_EQ(got.field("Upload-Length"), "11");
  got = ask(server, request("PATCH", "/files/f1", tus + octets + "Upload-Offset: 5\r\n", " World"));
  EXPECT_EQ(got.status(), "204") << got.body;
  EXPECT_EQ(got.field("Upload-Offset"), "11");
  got = ask(server, request("GET", "/files/f1", tus));
  EXPECT_EQ(got.status(), "200") << got.head;
  EXPECT_EQ(got.body, "Hello World");
  got = ask(server, request("GET", "/files/f1", tus + "Range: bytes=-5\r\n"));
  EXPECT_EQ(got.status(), "206") << got.head;
  EXPECT_EQ(got.body, "World");
}

}  // namespace
}  // namespace banter::transports
