// Exports of servers on which people have sent files, and imports of them.
#include <gmock/gmock.h>

#include <fstream>

#include "server/app/contents/check_contents.hpp"
#include "server/app/contents/files_test.hpp"
#include "server/app/transfer/export_contents.hpp"
#include "server/app/transfer/export_data.hpp"
#include "server/app/transfer/import_data.hpp"

namespace banter::app {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class TransferFiles : public DataWithFiles {
 protected:
  std::string refusal() const {
    const auto taken = import_data(at("export"), at("again"));
    EXPECT_FALSE(taken);
    EXPECT_FALSE(fs::exists(at("again"))) << "half a folder is left";
    return taken ? "" : taken.error().sentence;
  }
  // All files below a folder of the test, by their paths.
  std::map<std::string, std::string> below(const std::string& folder) const {
    std::map<std::string, std::string> found;
    for (const auto& one : fs::recursive_directory_iterator(at(folder)))
      if (one.is_regular_file())
        found[one.path().lexically_relative(at(folder)).string()] = bytes_of(one.path().string());
    return found;
  }
};

TEST_F(TransferFiles, WhatIsExportedAndImportedIsTheSameAgain) {
  store("of nobody");
  ASSERT_TRUE(export_all(data(), at("export"), true));
  EXPECT_EQ(bytes_of(content_in("export", kPicture)), kPicture);
  EXPECT_FALSE(fs::exists(content_in("export", "of nobody")));
  EXPECT_FALSE(fs::exists(at("export/before")));
  EXPECT_THAT(bytes_of(at("export/manifest.json")),
              AllOf(HasSubstr("in the folder files"), HasSubstr("\"format_version\":2")));
  EXPECT_THAT(bytes_of(at("export/files.jsonl")), Not(HasSubstr("\"upload\"")));
  const auto taken = import_data(at("export"), at("again"));
  ASSERT_TRUE(taken) << taken.error().sentence;
  const auto found = check_contents(at("again"), true, [] { return false; });
  EXPECT_THAT(found->findings, testing::IsEmpty());
  EXPECT_EQ(found->contents, 3);
  EXPECT_EQ(found->loose, 0);
  struct stat status{};
  ASSERT_EQ(::stat(content_in("again", kSame).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600);
  ASSERT_EQ(::stat(at("again/files").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700);
  ASSERT_TRUE(export_all(at("again"), at("export2"), true));
  EXPECT_EQ(below("export2"), below("export"));
}

TEST_F(TransferFiles, WithoutTheirBytesTheyAreImportedOnceTheFolderIsThere) {
  EXPECT_THAT(export_all(data(), at("export"), false).value(), HasSubstr("without the bytes of files"));
  EXPECT_FALSE(fs::exists(at("export/files")));
  EXPECT_THAT(bytes_of(at("export/manifest.json")), HasSubstr("\"contents\":\"left out\""));
  EXPECT_THAT(refusal(), HasSubstr("put the folder files of the server's data folder into it"));
  fs::copy(at("data/files"), at("export/files"), fs::copy_options::recursive);
  ASSERT_TRUE(import_data(at("export"), at("again")));
  EXPECT_EQ(bytes_of(content_in("again", kPicture)), kPicture);
  EXPECT_FALSE(fs::exists(at("again/files/uploads")));
}

TEST_F(TransferFiles, NothingIsHalfImported) {
  ASSERT_TRUE(export_all(data(), at("export"), true));
  const std::string path = content_in("export", kPicture);
  fs::remove(path);
  EXPECT_THAT(refusal(), AllOf(HasSubstr("the file picture"), HasSubstr("No such file")));
  EXPECT_TRUE(base::write_private_file(path, std::string(kPicture.size(), 'q')));
  EXPECT_THAT(refusal(), HasSubstr("not what was stored"));
  EXPECT_TRUE(base::write_private_file(path, "short"));
  EXPECT_THAT(refusal(), HasSubstr("5 bytes in place of"));
  fs::remove(path);
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  EXPECT_THAT(refusal(), HasSubstr("no regular file"));
  fs::remove(path);
  EXPECT_TRUE(base::write_private_file(path, kPicture));
  std::string lines = bytes_of(at("export/files.jsonl"));
  lines.erase(0, lines.find('\n') + 1);
  EXPECT_TRUE(base::write_private_file(at("export/files.jsonl"), lines));
  EXPECT_THAT(refusal(), HasSubstr("not what manifest.json says"));
}

TEST_F(TransferFiles, OfAFileThatIsMissingNoExportIsMade) {
  fs::remove(content_in("data", kLoose));
  EXPECT_THAT(export_all(data(), at("export"), true).error().sentence, HasSubstr("No such file"));
  EXPECT_FALSE(fs::exists(at("export")));
  EXPECT_TRUE(export_all(data(), at("export"), false)) << "its lines are there";
}

TEST_F(TransferFiles, OnePersonGetsTheFilesThatHeMayRead) {
  act([](core::Services& services) -> Steps {
    const auto general = services.conversations.by_room("#general");
    EXPECT_TRUE(services.conversations.put_member(
        (*general)->key, {.account = (*services.accounts.by_name("anna"))->key, .joined_at = 1}));
    return std::vector<core::Step>{};
  });
  ASSERT_TRUE(export_user(data(), at("export"), "anna", true));
  EXPECT_EQ(bytes_of(content_in("export", kSame)), kSame);
  EXPECT_EQ(bytes_of(content_in("export", kPicture)), kPicture);
  EXPECT_FALSE(fs::exists(content_in("export", kLoose)));
  EXPECT_THAT(bytes_of(at("export/account.jsonl")), HasSubstr("picture.png"));
  ASSERT_TRUE(export_user(data(), at("export2"), "anna", false));
  EXPECT_FALSE(fs::exists(at("export2/files")));
}

// A server removes files between the lines and the copying of what they had.
TEST_F(TransferFiles, WhatGoesMeanwhileIsNoFault) {
  const std::function<bool()> stop = [] { return false; };
  ASSERT_TRUE(export_all(data(), at("lines"), false));
  remove("loose", kLoose);
  const std::string data = this->data(), to = at("lines");
  ExportContents contents(data, to, true, stop);
  EXPECT_EQ(contents.add("files").value(), false);
  EXPECT_EQ(bytes_of(content_in("lines", kPicture)), kPicture);
  // The lines of another instant, in which another file is gone.
  std::string lines = bytes_of(at("lines/files.jsonl"));
  std::string present;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);)
    if (line.find("\"loose\"") == std::string::npos && line.find("\"picture\"") == std::string::npos)
      present += line + '\n';
  EXPECT_TRUE(base::write_private_file(at("lines/files.jsonl"), present));
  ASSERT_TRUE(contents.begin_again());
  EXPECT_EQ(contents.add("files").value(), true);
  EXPECT_EQ(contents.finish().value(), ExportManifest::Contents::held);
  EXPECT_EQ(bytes_of(content_in("lines", kSame)), kSame);
  EXPECT_FALSE(fs::exists(content_in("lines", kPicture)));
  EXPECT_FALSE(fs::exists(at("lines/before")));
}

}  // namespace
}  // namespace banter::app
