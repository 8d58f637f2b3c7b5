#include "server/app/transfer/export_manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace banter::app {
namespace {

using testing::HasSubstr;

TEST(ExportManifests, AreReadAsTheyWereWritten) {
  const ExportManifest sent{
      .user = "", .state = {.last_account = 7, .changes = 2000}, .counts = {{"accounts", 3}}};
  const auto got = decode_export_manifest(encode(sent));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->scope, ExportManifest::Scope::all);
  EXPECT_EQ(got->state, sent.state);
  EXPECT_EQ(got->counts, sent.counts);
  EXPECT_EQ(encode(sent).find("contents"), std::string::npos);
  using Contents = ExportManifest::Contents;
  for (const auto& [contents, understood] :
       {std::pair(Contents::held, Contents::none), {Contents::left_out, Contents::left_out}}) {
    ExportManifest with = sent;
    with.contents = contents;
    EXPECT_NE(encode(with).find("\"format_version\":2"), std::string::npos);
    EXPECT_EQ(decode_export_manifest(encode(with))->contents, understood);
  }
  for (const char* text :
       {"", "{", "[]", "{}", R"({"format":"banter-export"})",
        R"({"format":"banter-export","format_version":1,"scope":"half","counts":{}})",
        R"({"format":"banter-export","format_version":1,"scope":"all","counts":{}})",
        R"({"format":"banter-export","format_version":1,"scope":"user","counts":[]})",
        R"({"format":"banter-export","format_version":1,"scope":"user","counts":{"a":"b"}})"})
    EXPECT_FALSE(decode_export_manifest(text)) << text;
  EXPECT_THAT(decode_export_manifest(R"({"format":"banter-export","format_version":3})").error().sentence,
              HasSubstr("newer"));
}

}  // namespace
}  // namespace banter::app
