#include <gtest/gtest.h>

#include "protocol/codec/decode_request.hpp"

// The limits of single fields, each at its edge and one step beyond it.
namespace banter::protocol {
namespace {

// The code with which a request is refused; none for one that is taken.
std::optional<ErrorCode> code_of(const std::string& json) {
  const auto frame = decode_request(json, Planned::accepted);
  return frame ? std::nullopt : std::optional(frame.error().error.code);
}

std::string text(std::size_t size, char c = 'x') {
  return '"' + std::string(size, c) + '"';
}

// A request with one field that varies.
std::string with(const std::string& start, const std::string& value) {
  return start + value + "}";
}

constexpr auto taken = std::nullopt;

TEST(Limits, PagesAreClampedAtTheirMaximum) {
  const auto limit_of = [](const std::string& limit) {
    const auto frame = decode_request(R"({"action":"history","conversation":"c")" + limit + "}");
    return frame ? std::get<HistoryRequest>(frame->request).limit : -1;
  };
  EXPECT_EQ(limit_of(""), 50);
  EXPECT_EQ(limit_of(R"(,"limit":1)"), 1);
  EXPECT_EQ(limit_of(R"(,"limit":200)"), 200);
  EXPECT_EQ(limit_of(R"(,"limit":201)"), 200);
  EXPECT_EQ(limit_of(R"(,"limit":9007199254740991)"), 200);
  EXPECT_EQ(limit_of(R"(,"limit":9007199254740992)"), -1);
  EXPECT_EQ(limit_of(R"(,"limit":0)"), -1);
  EXPECT_EQ(limit_of(R"(,"limit":-5)"), -1);
  const auto frame = decode_request(R"({"action":"members","conversation":"c","limit":1000})");
  EXPECT_EQ(std::get<MembersRequest>(frame->request).limit, 500);
}

TEST(Limits, ContentIsAtMost16KiBAndEmptyOnlyBesideAttachments) {
  const std::string message = R"({"action":"message","receiver":"bob","content":)";
  EXPECT_EQ(code_of(with(message, text(1))), taken);
  EXPECT_EQ(code_of(with(message, text(16384))), taken);
  EXPECT_EQ(code_of(with(message, text(16385))), ErrorCode::too_large);
  EXPECT_EQ(code_of(with(message, text(0))), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(R"({"action":"message","receiver":"bob"})"), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(R"({"action":"message","receiver":"bob","attachments":[]})"), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(R"({"action":"message","receiver":"bob","content":"","attachments":["f"]})"), taken);
  EXPECT_EQ(code_of(R"({"action":"message","receiver":"bob","attachments":["f"]})"), taken);
  const std::string edit = R"({"action":"edit","conversation":"c","seq":1,"content":)";
  EXPECT_EQ(code_of(with(edit, text(1))), taken);
  EXPECT_EQ(code_of(with(edit, text(0))), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(with(edit, text(16385))), ErrorCode::too_large);
}

TEST(Limits, ContentIsMeasuredAfterEscapesAreResolved) {
  std::string escaped;
  for (int i = 0; i < 16384; ++i)
    escaped += "\\n";
  const std::string message = R"({"action":"message","receiver":"bob","content":")";
  EXPECT_EQ(code_of(message + escaped + "\"}"), taken);
  EXPECT_EQ(code_of(message + escaped + "\\n\"}"), ErrorCode::too_large);
}

TEST(Limits, AMessageHasAtMostTenAttachments) {
  const auto message = [](int count) {
    std::string list;
    for (int i = 0; i < count; ++i)
      list += i == 0 ? "\"f\"" : ",\"f\"";
    return R"({"action":"message","receiver":"bob","attachments":[)" + list + "]}";
  };
  EXPECT_EQ(code_of(message(10)), taken);
  EXPECT_EQ(code_of(message(11)), ErrorCode::invalid_request);
}

TEST(Limits, AMessageGoesToExactlyOnePlace) {
  EXPECT_EQ(code_of(R"({"action":"message","content":"x"})"), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(R"({"action":"message","content":"x","receiver":"bob","conversation":"c"})"),
            ErrorCode::invalid_request);
  EXPECT_EQ(code_of(R"({"action":"message","content":"x","conversation":"c"})"), taken);
}

TEST(Limits, HistoryGoesOneWay) {
  EXPECT_EQ(code_of(R"({"action":"history","conversation":"c","before":5,"after":1})"),
            ErrorCode::invalid_request);
  EXPECT_EQ(code_of(R"({"action":"history","conversation":"c","before":5})"), taken);
  EXPECT_EQ(code_of(R"({"action":"history","conversation":"c","after":0})"), taken);
}

TEST(Limits, ClientIdsAreShortPrintableAscii) {
  const std::string message = R"({"action":"message","receiver":"bob","content":"x","client_id":)";
  EXPECT_EQ(code_of(with(message, text(64, '~'))), taken);
  EXPECT_EQ(code_of(with(message, text(65))), ErrorCode::too_large);
  EXPECT_EQ(code_of(with(message, text(0))), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(with(message, R"("\n")")), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(with(message, R"("é")")), ErrorCode::invalid_request);
}

TEST(Limits, NewNamesAndPasswordsHaveCodesOfTheirOwn) {
  const std::string rest = R"(,"password":"12345678"})";
  const std::string start = R"({"action":"register","username":)";
  EXPECT_EQ(code_of(start + text(32) + rest), taken);
  for (const std::string& name :
       {text(1), text(33), text(70), std::string(R"("a b")"), std::string("\"\"")}) {
    EXPECT_EQ(code_of(start + name + rest), ErrorCode::invalid_username) << name;
  }
  const std::string account = R"({"action":"register","username":"bob","password":)";
  EXPECT_EQ(code_of(with(account, text(72))), taken);
  EXPECT_EQ(code_of(with(account, text(7))), ErrorCode::invalid_password);
  EXPECT_EQ(code_of(with(account, text(73))), ErrorCode::invalid_password);
  EXPECT_EQ(code_of(with(R"({"action":"guest","username":)", R"("#x")")), ErrorCode::invalid_username);
}

TEST(Limits, PasswordsThatAreComparedMayBeAnything) {
  const std::string login = R"({"action":"login","username":"?","password":)";
  EXPECT_EQ(code_of(with(login, text(0))), taken);
  EXPECT_EQ(code_of(with(login, text(1024))), taken);
  EXPECT_EQ(code_of(with(login, text(1025))), ErrorCode::too_large);
}

TEST(Limits, NamesThatAreLookedUpNeedNotBePossible) {
  const std::string start = R"({"action":"start","receiver":)";
  EXPECT_EQ(code_of(with(start, R"("no body:#")")), taken);
  EXPECT_EQ(code_of(with(start, text(64))), taken);
  EXPECT_EQ(code_of(with(start, text(65))), ErrorCode::too_large);
  EXPECT_EQ(code_of(with(R"({"action":"join","conversation":)", text(128))), taken);
  EXPECT_EQ(code_of(with(R"({"action":"join","conversation":)", text(129))), ErrorCode::too_large);
}

TEST(Limits, RoomNamesAndTopics) {
  const std::string room = R"({"action":"create_room","room":)";
  EXPECT_EQ(code_of(with(room, "\"#" + std::string(64, 'x') + '"')), taken);
  EXPECT_EQ(code_of(with(room, "\"#" + std::string(65, 'x') + '"')), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(with(room, "\"tea\"")), ErrorCode::invalid_request);
  const std::string topic = R"({"action":"create_room","room":"#a","topic":)";
  EXPECT_EQ(code_of(with(topic, text(1024))), taken);
  EXPECT_EQ(code_of(with(topic, text(1025))), ErrorCode::too_large);
  EXPECT_EQ(code_of(R"({"action":"create_room","room":"#a","visibility":"secret"})"),
            ErrorCode::invalid_request);
}

TEST(Limits, DisplayNamesAreMeasuredInCharacters) {
  const auto account = [](const std::string& name) {
    return R"({"action":"register","username":"bob","password":"12345678","display_name":")" + name + "\"}";
  };
  std::string rabbits;
  for (int i = 0; i < 64; ++i)
    rabbits += "🐇";
  EXPECT_EQ(code_of(account(rabbits)), taken);
  EXPECT_EQ(code_of(account(rabbits + "x")), ErrorCode::too_large);
  EXPECT_EQ(code_of(account("a\\u0085")), ErrorCode::invalid_request);
}

TEST(Limits, ShortTexts) {
  EXPECT_EQ(code_of(with(R"({"action":"search","query":)", text(256))), taken);
  EXPECT_EQ(code_of(with(R"({"action":"search","query":)", text(257))), ErrorCode::too_large);
  EXPECT_EQ(code_of(with(R"({"action":"search","query":)", text(0))), ErrorCode::invalid_request);
  EXPECT_EQ(code_of(with(R"({"action":"presence","status":"away","text":)", text(128))), taken);
  EXPECT_EQ(code_of(with(R"({"action":"presence","status":"away","text":)", text(129))),
            ErrorCode::too_large);
  const std::string eight = "👍👍👍👍👍👍👍👍";  // four bytes each
  EXPECT_EQ(code_of(with(R"({"action":"react","conversation":"c","seq":1,"emoji":)", '"' + eight + '"')),
            taken);
  EXPECT_EQ(code_of(with(R"({"action":"react","conversation":"c","seq":1,"emoji":)", text(32))),
            ErrorCode::invalid_request)
      << "words are no emoji";
  EXPECT_EQ(code_of(with(R"({"action":"react","conversation":"c","seq":1,"emoji":)", text(33))),
            ErrorCode::too_large);
  EXPECT_EQ(code_of(with(R"({"action":"react","conversation":"c","seq":0,"emoji":)", text(1))),
            ErrorCode::invalid_request);
}

TEST(Limits, ReadMarksMayBeZero) {
  EXPECT_EQ(code_of(R"({"action":"read","conversation":"c","seq":0})"), taken);
}

TEST(Limits, FilesAreMeasuredInBase64) {
  const auto file = [](std::size_t size) {
    return R"({"action":"file","receiver":"bob","file_name":"a","file_data":)" + text(size, 'A') + "}";
  };
  EXPECT_EQ(code_of(file(5'592'408)), taken);
  EXPECT_EQ(code_of(file(5'592'412)), ErrorCode::too_large);
}

}  // namespace
}  // namespace banter::protocol
