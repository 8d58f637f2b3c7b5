// server.log tells of connections, logins and faults, and holds no password, no token and nothing that people
// write.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

// Everything that any file of this name has, and what the server said while it ran.
std::string logs_of(const std::string& data) {
  std::ostringstream all;
  for (const auto& entry : std::filesystem::directory_iterator(data)) {
    if (entry.path().filename().string().starts_with("server") && entry.path().extension() == ".log") {
      all << std::ifstream(entry.path()).rdbuf();
    }
  }
  return all.str();
}

// Things that must stay secret, each recognisable.
struct Secrets {
  std::vector<std::string> words;

  std::string make(std::string word) {
    words.push_back(word);
    return word;
  }
};

// Does with secrets whatever can be done with them, and much that is refused.
void live_through_everything(const Address& address, Secrets& secrets) {
  Client anna(address, Carrier::lines), ben(address, Carrier::websocket), stranger(address, Carrier::lines);
  const std::string password = secrets.make("secret-password-one");
  secrets.words.push_back(register_account(anna, "anna", password));
  secrets.words.push_back(register_account(ben, "ben", secrets.make("secret-password-two")));
  anna.demand({{"action", "password"},
               {"old_password", password},
               {"new_password", secrets.make("secret-password-three")}});
  anna.demand({{"action", "message"},
               {"receiver", "ben"},
               {"content", secrets.make("secret-content-one")},
               {"client_id", "k1"}});
  anna.demand({{"action", "edit"},
               {"conversation", "@ben"},
               {"seq", 1},
               {"content", secrets.make("secret-content-two")}});
  anna.demand({{"action", "create_room"}, {"room", "#tea"}, {"topic", secrets.make("secret-topic")}});
  // Refused: the reason is told, the secret is not.
  stranger.ask(
      {{"action", "login"}, {"username", "anna"}, {"password", secrets.make("secret-wrong-password")}});
  stranger.ask(
      {{"action", "register"}, {"username", "x"}, {"password", secrets.make("secret-password-four")}});
  stranger.ask({{"action", "resume"}, {"token", secrets.make("secret-token")}});
  stranger.ask(
      {{"action", "password"}, {"old_password", secrets.make("secret-old")}, {"new_password", "12345678"}});
  anna.ask({{"action", "message"},
            {"receiver", "ben"},
            {"content", secrets.make("secret-content-three")},
            {"client_id", "k1"}});
  anna.ask({{"action", "message"}, {"receiver", "nobody"}, {"content", secrets.make("secret-content-four")}});
  anna.reply_to(
      anna.post_raw(R"({"action":"message","content":")" + secrets.make("secret-content-five") + "\""));
  anna.reply_to(anna.post_raw(R"({"action":"login","password":")" + secrets.make("secret-raw-password") +
                              R"(","id":[]})"));
  auto http = connect_plain(address);
  http->write("POST /api HTTP/1.1\r\nHost: " + address.text() + "\r\nAuthorization: Bearer " +
                  secrets.make("secret-bearer") +
                  "\r\nContent-Length: 19\r\nConnection: close\r\n\r\n{\"action\":\"rooms\"} ",
              in(kPatience));
  std::array<char, 4096> block;
  while (http->read(block, in(kPatience)).bytes > 0) {
  }
}

TEST(Log, TellsWhatHappensAndNoSecrets) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data";
  Secrets secrets;
  {
    ServerProcess server({.data = data, .more = {"--log-level", "debug"}});
    live_through_everything(server.address(), secrets);
    EXPECT_EQ(server.stop(), 0);
    const std::string log = logs_of(data) + server.child().output();
    EXPECT_NE(log.find("anna"), std::string::npos) << log;
    EXPECT_NE(log.find("127.0.0.1"), std::string::npos) << log;
    for (const std::string& secret : secrets.words)
      EXPECT_EQ(log.find(secret), std::string::npos) << secret;
    ASSERT_GE(secrets.words.size(), 16u);
  }
}

TEST(Log, AForeignTextCannotForgeALine) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data";
  ServerProcess server({.data = data, .more = {"--log-level", "debug"}});
  Client stranger(server.address(), Carrier::lines);
  stranger.ask({{"action", "login"},
                {"username", "x\n2026-01-01T00:00:00.000Z info forged\x1b[2J"},
                {"password", "12345678"}});
  stranger.ask({{"action", "hello"}, {"client", "y\nforged"}});
  EXPECT_EQ(server.stop(), 0);
  const std::string log = logs_of(data);
  EXPECT_EQ(log.find("\n2026-01-01T00:00:00.000Z info forged"), std::string::npos) << log;
  EXPECT_EQ(log.find("\nforged"), std::string::npos) << log;
  EXPECT_EQ(log.find('\x1b'), std::string::npos) << log;
}

}  // namespace
}  // namespace banter::harness
