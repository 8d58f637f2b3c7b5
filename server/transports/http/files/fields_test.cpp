#include <gmock/gmock.h>

#include <string>

#include "base/base64.hpp"
#include "server/transports/http/files/checksum.hpp"
#include "server/transports/http/files/conditions.hpp"
#include "server/transports/http/files/file_id.hpp"
#include "server/transports/http/files/metadata.hpp"
#include "server/transports/http/files/number.hpp"

namespace banter::transports::http::files {
namespace {

using protocol::ErrorCode;

TEST(FileFields, NumbersAreDigits) {
  EXPECT_EQ(parse_number("0"), 0);
  EXPECT_EQ(parse_number("007"), 7);
  EXPECT_EQ(parse_number("9007199254740991"), 9007199254740991);
  for (const std::string& text : {std::string(), std::string("-1"), std::string("+1"), std::string("1.0"),
                                  std::string(" 1"), std::string("1 "), std::string("1e3"),
                                  std::string("0x1"), std::string("9007199254740992"), std::string(400, '9')})
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
}

TEST(FileFields, IdsAreOneStepBelowFiles) {
  EXPECT_EQ(file_id_in("/files/f-A_9"), "f-A_9");
  EXPECT_EQ(file_id_in("/files/" + std::string(64, 'x')), std::string(64, 'x'));
  for (const std::string& path :
       {std::string("/files/"), std::string("/files"), std::string("/files/a/b"), std::string("/files/.."),
        std::string("/files/a%2e"), std::string("/files/a b"), std::string("/files/\xC3\xA4"),
        std::string("/api/x"), "/files/" + std::string(65, 'x')})
    EXPECT_EQ(file_id_in(path), "") << path;
}

TEST(FileFields, ETagsAreFoundInLists) {
  const std::string_view etag = "\"abc\"";
  for (const std::string_view field :
       {"\"abc\"", "W/\"abc\"", "*", "\"x\", \"abc\"", "\"x\",W/\"abc\" , \"y\"", " , \"abc\""})
    EXPECT_TRUE(names_etag(field, etag)) << field;
  for (const std::string_view field :
       {"", "abc", "\"abc", "\"ABC\"", "w/\"abc\"", "\"x\"", "x, \"abc\"", "**", "W/", "\"x, \"abc\""})
    EXPECT_FALSE(names_etag(field, etag)) << field;
}

TEST(FileFields, OnlyTheSameStrongETagPermitsARange) {
  EXPECT_TRUE(permits_range("\"abc\"", "\"abc\""));
  for (const std::string_view field :
       {"", "W/\"abc\"", "abc", "\"x\"", "*", "Sun, 06 Nov 1994 08:49:37 GMT", "\"abc\", \"x\""})
    EXPECT_FALSE(permits_range(field, "\"abc\"")) << field;
}

std::string pair(const std::string& key, const std::string& value) {
  return key + " " + base::base64_encode(value);
}

ErrorCode code_of(const std::string& field) {
  const auto parsed = parse_metadata(field);
  EXPECT_FALSE(parsed) << field;
  return parsed ? ErrorCode::internal : parsed.error().code;
}

TEST(FileFields, MetadataAreToldAsTheyAreRead) {
  const core::UploadState state{.file_id = {},
                                .file_name = "\xC3\xA4 b.png",
                                .media_type = "image/png",
                                .width = 640,
                                .height = 480,
                                .preview = "AAAA"};
  const auto read = parse_metadata(format_metadata(state));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->file_name, state.file_name);
  EXPECT_EQ(read->media_type, state.media_type);
  EXPECT_EQ(read->width, state.width);
  EXPECT_EQ(read->height, state.height);
  EXPECT_EQ(read->preview, state.preview);
  EXPECT_EQ(format_metadata({}), "");
}

TEST(FileFields, MetadataIsRead) {
  const std::string preview = base::base64_encode("a picture");
  const auto got = parse_metadata(pair("filename", "\xC3\xA4 b.png") + "," + pair("filetype", "image/png") +
                                  " , " + pair("width", "640") + "," + pair("height", "480") + "," +
                                  pair("preview", preview) + ",unknown,other " + base::base64_encode("\xFF"));
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_EQ(*got, (UploadMetadata{.file_name = "\xC3\xA4 b.png",
                                  .media_type = "image/png",
                                  .width = 640,
                                  .height = 480,
                                  .preview = preview}));
  EXPECT_EQ(parse_metadata("").value(), UploadMetadata());
  EXPECT_EQ(parse_metadata("filename").value(), UploadMetadata());
}

TEST(FileFields, MetadataThatIsNoneIsRefused) {
  for (const std::string& field :
       {std::string(","), std::string("filename a.png"), std::string("filename YQ"),
        std::string("filename Y Q=="), std::string("filename YR=="), std::string("a YQ==,a YQ=="),
        std::string("a,a"), std::string("a,,b"), std::string("\x01 YQ=="), std::string("\xC3\xA4 YQ=="),
        pair("filename", "\xFF"), pair("filetype", "\xFF"), pair("width", "0"), pair("width", "-1"),
        pair("height", "1000001"), pair("height", ""), pair("preview", "no base64")})
    EXPECT_EQ(code_of(field), ErrorCode::invalid_request);
  std::string many;
  for (int i = 0; i < 33; ++i)
    many += "k" + std::to_string(i) + ",";
  EXPECT_EQ(code_of(many), ErrorCode::invalid_request);
}

TEST(FileFields, MetadataHaveTheirLengths) {
  EXPECT_TRUE(parse_metadata(pair("filename", std::string(1024, 'x'))));
  EXPECT_EQ(code_of(pair("filename", std::string(1025, 'x'))), ErrorCode::too_large);
  EXPECT_EQ(code_of(pair("filetype", std::string(256, 'x'))), ErrorCode::too_large);
  EXPECT_TRUE(parse_metadata(pair("preview", std::string(2048, 'A'))));
  EXPECT_EQ(code_of(pair("preview", std::string(2052, 'A'))), ErrorCode::too_large);
}

TEST(FileFields, ChecksumsAreOfTwoKinds) {
  const std::string twenty(20, 'x');
  const std::string thirty_two(32, 'x');
  const auto sha1 = parse_checksum(pair("sha1", twenty));
  ASSERT_TRUE(sha1);
  EXPECT_EQ(sha1->kind, core::Checksum::Kind::sha1);
  EXPECT_EQ(sha1->digest, twenty);
  const auto sha256 = parse_checksum(pair("sha256", thirty_two));
  ASSERT_TRUE(sha256);
  EXPECT_EQ(sha256->kind, core::Checksum::Kind::sha256);
  EXPECT_EQ(sha256->digest, thirty_two);
  for (const std::string& field :
       {std::string(), std::string("sha1"), std::string("sha1 "), pair("sha1", thirty_two),
        pair("sha256", twenty), pair("md5", std::string(16, 'x')), pair("SHA1", twenty),
        pair("sha1 ", twenty), pair("sha1", twenty) + " "})
    EXPECT_FALSE(parse_checksum(field)) << field;
}

}  // namespace
}  // namespace banter::transports::http::files
