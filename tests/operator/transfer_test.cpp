// Exports, and the servers and people's own copies that come of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "tests/harness/client.hpp"
#include "tests/harness/temp_folder.hpp"
#include "tests/operator/command.hpp"

namespace banter::operating {
namespace {

namespace fs = std::filesystem;
using harness::Carrier;
using harness::Client;
using harness::ServerProcess;
using harness::TempFolder;
using harness::json::object;
using testing::HasSubstr;
using testing::Not;

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<object> lines_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<object> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(harness::json::parse(line).as_object());
  return lines;
}

void replace_in(const std::string& path, const std::string& from, const std::string& to) {
  std::string text = content_of(path);
  const std::size_t place = text.find(from);
  ASSERT_NE(place, std::string::npos) << from << " is not in " << path;
  std::ofstream(path, std::ios::trunc | std::ios::binary) << text.replace(place, from.size(), to);
}

// A server on which something of every kind has happened, running or stopped again.
class Transfer : public testing::TestWithParam<bool> {
 protected:
  Transfer() {
    server_.emplace(harness::ServerOptions{.data = data_, .more = {}});
    Client anna(server_->address(), Carrier::lines), ben(server_->address(), Carrier::lines),
        cleo(server_->address(), Carrier::lines);
    for (const auto& [client, name] : {std::pair(&anna, "anna"), {&ben, "ben"}, {&cleo, "cleo"}})
      harness::register_account(*client, name);
    anna.demand({{"action", "create_room"}, {"room", "#tea"}, {"topic", "hot"}});
    for (Client* client : {&ben, &cleo})
      client->demand({{"action", "join"}, {"conversation", "#tea"}});
    say(anna, "#tea", "one");
    const std::string tea = id_of(anna, "#tea");
    ben.demand({{"action", "clear"}, {"conversation", tea}});
    say(cleo, "#tea", "of cleo");
    say(anna, "#tea", "hello @ben");
    say(ben, "#tea", "four");
    anna.demand({{"action", "edit"}, {"conversation", tea}, {"seq", 1}, {"content", "first"}});
    ben.demand({{"action", "react"}, {"conversation", tea}, {"seq", 1}, {"emoji", "\xF0\x9F\x8D\xB5"}});
    anna.demand({{"action", "pin"}, {"conversation", tea}, {"seq", 3}});
    say(anna, "ben", "between us");
    say(cleo, "anna", "not for ben");
    ben.demand({{"action", "block"}, {"username", "cleo"}});
    ben.demand({{"action", "contacts"}, {"contact_action", "add"}, {"contact_username", "anna"}});
    ben.demand({{"action", "read"}, {"conversation", tea}, {"seq", 2}});
    if (!GetParam()) server_->stop();
  }

  static void say(Client& client, const std::string& to, const std::string& content) {
    client.demand(
        {{"action", "message"}, {"receiver", to}, {"content", content}, {"client_id", "id of " + content}});
  }
  static std::string id_of(Client& client, const std::string& reference) {
    const auto list = client.demand({{"action", "conversations"}});
    for (const auto& row : list.at("conversations").as_array())
      if (harness::text_of(row.as_object(), "receiver") == reference)
        return harness::text_of(row.as_object(), "conversation");
    return {};
  }
  std::string at(const std::string& name) const { return folder_.path() + '/' + name; }
  Ran export_all(const std::string& data, const std::string& to) {
    return banterd({"export", "--all", "--to", to, "--data", data});
  }

  // All that somebody reads, as one text.
  static std::string reading(const ServerProcess& server, const std::string& name) {
    Client client(server.address(), Carrier::lines);
    client.demand({{"action", "login"}, {"username", name}, {"password", "correct horse"}});
    const auto list = client.demand({{"action", "conversations"}});
    std::string all = harness::json::serialize(list.at("conversations"));
    for (const auto& row : list.at("conversations").as_array()) {
      const std::string id = harness::text_of(row.as_object(), "conversation");
      for (const object& ask : {object{{"action", "history"}, {"conversation", id}},
                                object{{"action", "changes"}, {"conversation", id}, {"since", 1}},
                                object{{"action", "members"}, {"conversation", id}}}) {
        object reply = client.demand(ask);
        reply.erase("id");
        all += harness::json::serialize(reply);
      }
    }
    const auto blocked = client.demand({{"action", "blocked"}});
    return all + harness::json::serialize(blocked.at("users"));
  }

  const TempFolder folder_;
  const std::string data_ = folder_.path() + "/data";
  std::optional<ServerProcess> server_;
};

INSTANTIATE_TEST_SUITE_P(ServerRuns, Transfer, testing::Bool(),
                         [](const auto& chosen) { return chosen.param ? "running" : "stopped"; });

TEST_P(Transfer, AnExportMakesTheSameServerAgain) {
  const Ran made = export_all(data_, at("export"));
  ASSERT_EQ(made.status, 0) << made.said;
  const Ran taken = banterd({"import", at("export"), "--data", at("again")});
  ASSERT_EQ(taken.status, 0) << taken.said;
  ASSERT_EQ(export_all(at("again"), at("export2")).status, 0);
  for (const auto& one : fs::directory_iterator(at("export")))
    EXPECT_EQ(content_of(one.path()), content_of(at("export2/") + one.path().filename().string()))
        << one.path();
  EXPECT_EQ(banterd({"check", "--data", at("again")}).status, 0);

  if (!GetParam()) server_->start();
  const ServerProcess again({.data = at("again"), .more = {}});
  for (const char* name : {"anna", "ben", "cleo"})
    EXPECT_EQ(reading(again, name), reading(*server_, name)) << name;
  // A message that is sent once more is known.
  Client anna(again.address(), Carrier::lines);
  anna.demand({{"action", "login"}, {"username", "anna"}, {"password", "correct horse"}});
  const object repeat{
      {"action", "message"}, {"receiver", "#tea"}, {"content", "one"}, {"client_id", "id of one"}};
  EXPECT_EQ(harness::number_of(anna.demand(repeat), "seq"), 1);
  EXPECT_EQ(harness::number_of(anna.demand({{"action", "message"}, {"receiver", "#tea"}, {"content", "new"}}),
                               "seq"),
            5);
}

TEST_P(Transfer, OnePersonGetsWhatHeMayRead) {
  const Ran made = banterd({"export", "--user", "BEN", "--to", at("export"), "--data", data_});
  ASSERT_EQ(made.status, 0) << made.said;
  const std::string messages = content_of(at("export/messages.jsonl"));
  EXPECT_THAT(messages, HasSubstr("between us"));
  EXPECT_THAT(messages, HasSubstr("hello @ben"));
  EXPECT_THAT(messages, Not(HasSubstr("not for ben")));
  EXPECT_THAT(messages, Not(HasSubstr("first"))) << "he has cleared his view of it";
  EXPECT_THAT(messages, Not(HasSubstr("of cleo"))) << "he has blocked her";
  const auto lines = lines_of(at("export/messages.jsonl"));
  EXPECT_EQ(std::ranges::count_if(lines, [](const object& line) { return line.contains("hidden"); }), 1);
  EXPECT_EQ(lines_of(at("export/blocks.jsonl")).size(), 1);
  EXPECT_EQ(lines_of(at("export/contacts.jsonl")).size(), 1);
  const auto account = lines_of(at("export/account.jsonl"));
  ASSERT_EQ(account.size(), 1);
  EXPECT_EQ(harness::text_of(account[0], "username"), "ben");
  for (const auto& one : fs::directory_iterator(at("export")))
    EXPECT_THAT(content_of(one.path()), Not(HasSubstr("$2"))) << "a password hash in " << one.path();
  const auto manifest = harness::json::parse(content_of(at("export/manifest.json"))).as_object();
  for (const auto& [name, count] : manifest.at("counts").as_object())
    EXPECT_EQ(count.as_int64(), std::ssize(lines_of(at("export/") + std::string(name) + ".jsonl"))) << name;

  const Ran refused = banterd({"import", at("export"), "--data", at("again")});
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.said, HasSubstr("--all"));
}

TEST_P(Transfer, AreToldWhyNot) {
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"export", "--all", "--to", data_, "--data", data_},
           {"export", "--user", "nobody", "--to", at("export"), "--data", data_},
           {"export", "--all", "--to", "/proc/none", "--data", data_},
           {"export", "--all", "--to", at("export"), "--data", at("none")},
           {"import", at("none"), "--data", at("again")}}) {
    const Ran ran = banterd(words);
    EXPECT_EQ(ran.status, 1) << ran.said;
    EXPECT_TRUE(is_one_complaint(ran.said)) << ran.said;
  }
  EXPECT_EQ(banterd({"export", "--to", at("export"), "--data", data_}).status, 2);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1) << "something is left behind";
}

TEST_P(Transfer, NothingIsHalfImported) {
  ASSERT_EQ(export_all(data_, at("export")).status, 0);
  struct Wrong {
    const char* file;
    std::string from;
    std::string to;
    std::string about;
  };
  for (const Wrong& wrong : std::vector<Wrong>{
           {"messages.jsonl", "\"of cleo\"", "7", "messages.jsonl, line "},
           {"messages.jsonl", "\"of cleo\"", "\"\xFF\"", "UTF-8"},
           {"messages.jsonl", "\"account\":3", "\"account\":9", "messages.jsonl, line "},
           {"messages.jsonl", "\"seq\":2", "\"seq\":3", "does not fit together"},
           {"members.jsonl", "\"read_seq\":", "\"read_seq\":9", "does not fit together"},
           {"accounts.jsonl", "\"anna\"", "\"ben\"", "accounts.jsonl, line 2"},
           {"accounts.jsonl", "$2b$", "$$$$", "accounts.jsonl, line 1"},
           {"reactions.jsonl", "\"seq\":1", "\"seq\":9", "reactions.jsonl, line 1"},
           {"conversations.jsonl", "\"#tea\"", "\"#general\"", "conversations.jsonl"},
           {"manifest.json", "\"messages\":", "\"messages\":9", "not what manifest.json says"},
           {"manifest.json", "\"format_version\":1", "\"format_version\":3", "newer banterd"}}) {
    fs::copy(at("export"), at("wrong"));
    replace_in(at("wrong/") + wrong.file, wrong.from, wrong.to);
    const Ran ran = banterd({"import", at("wrong"), "--data", at("again")});
    EXPECT_EQ(ran.status, 1) << wrong.file;
    EXPECT_TRUE(is_one_complaint(ran.said)) << ran.said;
    EXPECT_THAT(ran.said, HasSubstr(wrong.about)) << wrong.file << ": " << wrong.to;
    EXPECT_FALSE(fs::exists(at("again"))) << wrong.about;
    fs::remove_all(at("wrong"));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 2) << "something is left behind";
  EXPECT_EQ(banterd({"import", at("export"), "--data", data_}).status, 1) << "into a folder with data";
}

}  // namespace
}  // namespace banter::operating
