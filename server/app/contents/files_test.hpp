#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/platform/file.hpp"
#include "base/platform/temporary_folder.hpp"
#include "server/app/contents/place.hpp"
#include "server/app/startup/offline.hpp"

namespace banter::app {

// A data folder in which people have sent files: `one` and `other` with the same bytes in messages of
// #general, `picture`, which is that of anna, and `loose`, which nothing holds. An upload is under way.
class DataWithFiles : public testing::Test {
 protected:
  using Steps = protocol::Result<std::vector<core::Step>>;

  DataWithFiles() {
    std::string name = testing::TempDir() + "banter-files-XXXXXX";
    path_ = ::mkdtemp(name.data());
    act([this](core::Services& services) -> Steps {
      const auto anna = services.accounts.add({.key = {},
                                               .username = "anna",
                                               .display_name = "",
                                               .password_hash = "$2b$04$" + std::string(53, 'x'),
                                               .created_at = 1});
      for (const char* id : {"one", "other"})
        send(services, *anna, add(services, *anna, id, kSame));
      const core::FileRecord picture = add(services, *anna, "picture", kPicture);
      EXPECT_TRUE(services.files.hold_as_avatar(picture.key, true));
      core::AccountRecord account = **services.accounts.by_key(*anna);
      account.avatar = picture.id;
      EXPECT_TRUE(services.accounts.update(account));
      add(services, *anna, "loose", kLoose);
      EXPECT_TRUE(services.files.add(
          {.id = "upload", .account = *anna, .name = "a", .media_type = "text/plain", .size = 9}));
      return std::vector<core::Step>{};
    });
    EXPECT_TRUE(base::make_private_dir(at("data/files/uploads")));
    EXPECT_TRUE(base::write_private_file(at("data/files/uploads/upload"), "half"));
  }
  ~DataWithFiles() override { std::filesystem::remove_all(path_); }

  std::string at(const std::string& name) const { return path_ + '/' + name; }
  std::string data() const { return at("data"); }
  // Where a content stands in the folder `data`.
  std::string content_in(const std::string& data, std::string_view bytes) const {
    return at(data) + '/' + place_of(base::sha256(bytes));
  }

  void act(const std::function<Steps(core::Services&)>& done) const {
    const auto folder = DataFolder::open(data());
    ASSERT_TRUE(folder);
    auto storage = OfflineStorage::open(*folder);
    ASSERT_TRUE(storage);
    ASSERT_TRUE(storage->administer(done));
  }
  void store(std::string_view bytes) const {
    const std::string path = content_in("data", bytes);
    EXPECT_TRUE(base::make_private_dir(base::folder_of(path)));
    EXPECT_TRUE(base::write_private_file(path, bytes));
  }
  core::FileRecord add(core::Services& services, core::AccountKey account, const std::string& id,
                       std::string_view bytes) const {
    store(bytes);
    core::FileRecord file{.id = id,
                          .account = account,
                          .name = id + ".png",
                          .media_type = "image/png",
                          .size = static_cast<std::int64_t>(bytes.size()),
                          .sha256 = base::sha256(bytes),
                          .expires_at = 9'000'000'000'000};
    file.key = services.files.add(file).value();
    return file;
  }
  // As the server does when nobody has it any more.
  void remove(const std::string& id, std::string_view bytes) const {
    act([&](core::Services& services) -> Steps {
      EXPECT_TRUE(services.files.remove((*services.files.by_id(id))->key));
      return std::vector<core::Step>{};
    });
    std::filesystem::remove(content_in("data", bytes));
  }
  static void send(core::Services& services, core::AccountKey account, const core::FileRecord& file) {
    const auto general = services.conversations.by_room("#general");
    EXPECT_TRUE(services.messages.append({.conversation = (*general)->key,
                                          .sender = account,
                                          .client_id = {},
                                          .content = "look",
                                          .sent_at = 1,
                                          .attachments = {&file, 1},
                                          .fingerprint = core::fingerprint("look", {}, {file.id})}));
  }
  static std::string bytes_of(const std::string& path) {
    return base::read_file(path, std::size_t{1} << 26U).value_or("(cannot be read)");
  }
  std::vector<std::string> things() const {
    std::vector<std::string> names;
    for (const auto& one : std::filesystem::directory_iterator(path_))
      names.push_back(one.path().filename());
    return names;
  }

  static constexpr std::string_view kSame = "the same bytes", kLoose = "nothing holds these";
  const std::string kPicture = std::string(300'000, 'p');  // more than is read at once
  std::string path_;
};

}  // namespace banter::app
