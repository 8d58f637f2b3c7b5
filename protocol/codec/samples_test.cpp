#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "protocol/codec/round_trip.hpp"
#include "protocol/generated/cpp/rules.hpp"

// protocol/samples holds one golden text for everything that is declared.
namespace banter::protocol {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> files_of(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(fs::path(BANTER_PROTOCOL_FOLDER) / folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().filename()] = std::string(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

// The golden texts of a kind, without the newline that ends a line; a name may have variants, as
// message.shortest.json.
std::map<std::string, std::string> samples(const std::string& kind) {
  auto files = files_of("samples/" + kind);
  for (auto& [name, text] : files) {
    EXPECT_TRUE(text.ends_with("\n")) << name;
    text.pop_back();
  }
  return files;
}

std::set<std::string> first_words(const std::map<std::string, std::string>& files) {
  std::set<std::string> words;
  for (const auto& [name, text] : files)
    words.insert(name.substr(0, name.find('.')));
  return words;
}

std::set<std::string> declared_actions() {
  std::set<std::string> names;
  for (const Rule& rule : rules)
    names.emplace(rule.action);
  return names;
}

TEST(Samples, EverythingDeclaredHasOne) {
  EXPECT_EQ(first_words(samples("requests")), declared_actions());
  EXPECT_EQ(first_words(samples("replies")), declared_actions());
  EXPECT_EQ(first_words(samples("events")), (std::set<std::string>(event_names.begin(), event_names.end())));
}

TEST(Samples, RequestsAreReadAndWrittenToTheByte) {
  for (const auto& [name, text] : samples("requests")) {
    const auto frame = decode_request(text, Planned::accepted);
    ASSERT_TRUE(frame) << name << ": " << frame.error().error.message;
    EXPECT_EQ(rule_of(frame->request).action, name.substr(0, name.find('.')));
    std::string out;
    append_request(out, frame->id, frame->request);
    EXPECT_EQ(out, text);
  }
}

TEST(Samples, RepliesAreReadAndWrittenToTheByte) {
  for (const auto& [name, text] : samples("replies")) {
    const auto frame = decode_server_frame(text);
    ASSERT_TRUE(frame && std::holds_alternative<ReplyFrame>(*frame)) << name;
    const auto& reply = std::get<ReplyFrame>(*frame);
    ASSERT_TRUE(reply.result) << name;
    EXPECT_EQ(reply.action, name.substr(0, name.find('.')));
    EXPECT_EQ(encoded(reply), text);
  }
}

TEST(Samples, EventsAreReadAndWrittenToTheByte) {
  for (const auto& [name, text] : samples("events")) {
    const auto frame = decode_server_frame(text);
    ASSERT_TRUE(frame && std::holds_alternative<Event>(*frame)) << name;
    std::string out;
    append_event(out, std::get<Event>(*frame));
    EXPECT_EQ(out, text);
  }
}

TEST(Samples, PlannedActionsAreRefusedByAServerThatDoesNotHaveThem) {
  for (const auto& [name, text] : samples("requests")) {
    const auto frame = decode_request(text);
    const std::string action = name.substr(0, name.find('.'));
    const bool planned = std::ranges::find(rules, action, &Rule::action)->planned;
    EXPECT_EQ(!frame, planned) << name;
    if (!frame) EXPECT_EQ(frame.error().error.code, ErrorCode::unknown_action);
  }
}

TEST(Samples, EveryBeginningIsRefused) {
  // A frame may be cut anywhere; so may a client's view of one.
  for (const auto& [name, text] : samples("requests")) {
    for (std::size_t size = 0; size < text.size(); ++size) {
      const auto frame = decode_request(std::string_view(text).substr(0, size));
      ASSERT_FALSE(frame) << name;
      EXPECT_EQ(frame.error().error.code, ErrorCode::invalid_request);
    }
  }
  for (const char* kind : {"replies", "events"}) {
    for (const auto& [name, text] : samples(kind)) {
      for (std::size_t size = 0; size < text.size(); ++size) {
        EXPECT_FALSE(decode_server_frame(std::string_view(text).substr(0, size))) << name;
      }
    }
  }
}

}  // namespace
}  // namespace banter::protocol
