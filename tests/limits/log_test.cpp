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

// Starts a line that looks like one of the log's own, steers a terminal, and turns the writing around.
const std::string kForged = "x\n2026-01-01T00:00:00.000Z info forged\r\x1b[2J\xe2\x80\xae\xe2\x80\xa8";

// Asks each of these with each of its texts replaced by `text`, the others as they should be.
void ask_bent(Client& client, const std::vector<json::object>& requests, const std::string& text) {
  for (const json::object& request : requests) {
    for (const auto& field : request) {
      json::object bent = request;
      bent["id"] = 1'000'000;
      if (field.value().is_string()) bent[field.key()] = text;
      client.reply_to(client.post_raw(json::serialize(bent)));
    }
    json::object named = request;
    named["id"] = text;
    client.reply_to(client.post_raw(json::serialize(named)));
  }
}

// Says it wherever a text can be said, to everything that can be logged.
void say_everywhere(const ServerProcess& server, const std::string& text) {
  const Address& address = server.address();
  Client stranger(address, Carrier::lines), anna(address, Carrier::websocket), ben(address, Carrier::lines);
  register_account(anna, "anna");
  Child owner({banterd_path(), "user", "role", "anna", "owner", "--data", server.data()});
  ASSERT_EQ(owner.wait(in(kPatience)), 0) << owner.output();
  register_account(ben, "ben");
  anna.demand({{"action", "create_room"}, {"room", "#tea"}});
  ben.demand({{"action", "join"}, {"conversation", "#tea"}});
  ask_bent(stranger,
           {{{"action", "hello"}, {"client", "a test"}},
            {{"action", "login"}, {"username", "anna"}, {"password", "no horse at all"}, {"device", "desk"}},
            {{"action", "register"},
             {"username", "anna"},
             {"password", "correct horse"},
             {"device", "desk"},
             {"invite", "none"}},
            {{"action", "guest"}, {"username", "ben"}},
            {{"action", "resume"}, {"token", "none"}}},
           text);
  ask_bent(
      anna,
      {{{"action", "message"}, {"receiver", "#tea"}, {"content", "hi"}, {"client_id", "k1"}},
       {{"action", "edit"}, {"conversation", "#tea"}, {"seq", 1}, {"content", "hi"}},
       {{"action", "react"}, {"conversation", "#tea"}, {"seq", 1}, {"emoji", "👍"}},
       {{"action", "history"}, {"conversation", "#tea"}},
       {{"action", "start"}, {"receiver", "ben"}},
       {{"action", "create_room"}, {"room", "#tea"}, {"topic", "leaves"}, {"visibility", "public"}},
       {{"action", "set_topic"}, {"conversation", "#tea"}, {"topic", "leaves"}},
       {{"action", "rename"}, {"conversation", "#tea"}, {"room", "#tea"}},
       {{"action", "set_role"}, {"conversation", "#tea"}, {"username", "ben"}, {"role", "member"}},
       {{"action", "invite"}, {"conversation", "#tea"}, {"username", "ben"}},
       {{"action", "ban"}, {"conversation", "#tea"}, {"username", "ben"}},
       {{"action", "profile"}, {"display_name", "Anna"}, {"avatar", "none"}},
       {{"action", "presence"}, {"status", "away"}, {"text", "out"}},
       {{"action", "contacts"}, {"contact_action", "add"}, {"contact_username", "ben"}},
       {{"action", "block"}, {"username", "ben"}},
       {{"action", "users"}, {"query", "b"}, {"after", "a"}},
       {{"action", "rooms"}, {"query", "t"}, {"after", "a"}},
       {{"action", "search"}, {"query", "hi"}, {"conversation", "#tea"}, {"cursor", "1"}},
       {{"action", "revoke"}, {"session", "none"}},
       {{"action", "admin_users"},
        {"user_action", "add"},
        {"username", "cleo"},
        {"password", "correct horse"},
        {"display_name", "Cleo"}},
       {{"action", "admin_users"}, {"user_action", "list"}, {"query", "c"}, {"after", "a"}},
       {{"action", "admin_invites"}, {"invite_action", "create"}, {"note", "a friend"}},
       {{"action", "admin_rooms"}, {"room_action", "owner"}, {"conversation", "#tea"}, {"username", "ben"}},
       {{"action", "password"}, {"old_password", "no horse at all"}, {"new_password", "correct horse"}}},
      text);
}

// The same where HTTP has texts; line breaks end a head, so that they come in every way that does not.
void say_over_http(const Address& address, const std::string& text) {
  std::string bent = text;
  std::erase_if(bent, [](char letter) { return letter == '\n' || letter == '\r'; });
  for (const std::string& head :
       {"GET /" + text + " HTTP/1.1\r\n\r\n", text + " / HTTP/1.1\r\n\r\n",
        "GET /" + bent + " HTTP/1.1\r\nHost: " + address.text() + "\r\nUser-Agent: " + bent +
            "\r\nX-Forwarded-For: " + bent + "\r\nOrigin: " + bent + "\r\n\r\n",
        "GET /%0a2026-01-01T00:00:00.000Z%20info%20forged HTTP/1.1\r\nHost: " + bent + "\r\n\r\n",
        "POST /api HTTP/1.1\r\nHost: " + address.text() + "\r\nAuthorization: Bearer " + bent +
            "\r\nCookie: banter=" + bent + "\r\nContent-Length: 17\r\n\r\n{\"action\":\"ping\"}"}) {
    auto stream = connect_plain(address);
    stream->write(head, in(kPatience));
    stream->finish_writing();
    std::array<char, 4096> block;
    while (stream->read(block, in(kPatience)).bytes > 0) {
    }
  }
}

TEST(Log, NoForeignTextCanForgeALine) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data";
  ServerProcess server({.data = data, .more = {"--log-level", "debug", "--allow-guests"}});
  ASSERT_NO_FATAL_FAILURE(say_everywhere(server, kForged));
  say_over_http(server.address(), kForged);
  EXPECT_EQ(server.stop(), 0);
  const std::string log = logs_of(data);
  EXPECT_NE(log.find("forged"), std::string::npos) << "nothing of it was logged at all";
  for (const char* raw :
       {"\n2026-01-01T00:00:00.000Z info forged", "\x1b", "\r", "\xe2\x80\xae", "\xe2\x80\xa8"})
    EXPECT_EQ(log.find(raw), std::string::npos) << log;
}

}  // namespace
}  // namespace banter::harness
