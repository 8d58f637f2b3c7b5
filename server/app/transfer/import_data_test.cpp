#include "server/app/transfer/import_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/app/startup/offline.hpp"
#include "server/app/transfer/export_data.hpp"

namespace banter::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Imports : public testing::Test {
 protected:
  Imports() {
    std::string name = testing::TempDir() + "banter-import-XXXXXX";
    path_ = ::mkdtemp(name.data());
  }
  ~Imports() override { fs::remove_all(path_); }

  std::string at(const std::string& name) const { return path_ + '/' + name; }
  // Does something to what is stored in the folder `data`.
  void act(const core::Engine::Act& done) const {
    const auto data = DataFolder::open(at("data"));
    ASSERT_TRUE(data);
    auto storage = OfflineStorage::open(*data);
    ASSERT_TRUE(storage);
    ASSERT_TRUE(storage->administer(done));
  }
  static std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string path_;
};

// The names of a room fit on no line.
TEST_F(Imports, ARoomMayHaveHadAnyNumberOfNames) {
  act([](core::Services& services) -> protocol::Result<std::vector<core::Step>> {
    for (const char* id : {"cTea", "cMilk"}) {
      const std::string name = std::string("#") + (id + 1);
      const auto room = services.conversations.add_room(id, name, "", true, 1);
      for (int i = 0; i < 5000; ++i)
        EXPECT_TRUE(services.conversations.rename(*room, name + "-" + std::to_string(i)));
    }
    return std::vector<core::Step>{};
  });
  ASSERT_TRUE(export_all(at("data"), at("export"), true));
  const auto taken = import_data(at("export"), at("again"));
  ASSERT_TRUE(taken) << taken.error().sentence;
  ASSERT_TRUE(export_all(at("again"), at("export2"), true));
  for (const auto& one : fs::directory_iterator(at("export")))
    EXPECT_TRUE(content_of(one.path()) == content_of(fs::path(at("export2")) / one.path().filename()))
        << one.path();
}

TEST_F(Imports, NothingThatIsNoFileIsWaitedFor) {
  act([](core::Services&) -> protocol::Result<std::vector<core::Step>> { return std::vector<core::Step>{}; });
  ASSERT_TRUE(export_all(at("data"), at("export"), true));
  for (const char* name : {"messages.jsonl", "manifest.json"}) {
    fs::copy(at("export"), at("wrong"));
    fs::remove(at("wrong/") + name);
    ASSERT_EQ(::mkfifo((at("wrong/") + name).c_str(), 0600), 0);
    EXPECT_THAT(import_data(at("wrong"), at("again")).error().sentence, HasSubstr("no regular file"));
    EXPECT_FALSE(fs::exists(at("again")));
    fs::remove_all(at("wrong"));
  }
}

}  // namespace
}  // namespace banter::app
