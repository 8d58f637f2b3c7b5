// Who reads the data folder reads what was written, but finds nothing there to log in with.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/harness/client.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::harness {
namespace {

std::string everything_in(const std::string& folder) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

TEST(DataFolder, HoldsNoTokenAndNoPassword) {
  const TempFolder folder;
  const std::string data = folder.path() + "/data";
  std::vector<std::string> secrets{"the first password", "the second password"};
  ServerProcess server({.data = data, .more = {}});
  {
    Client anna(server.address(), Carrier::lines), phone(server.address(), Carrier::lines);
    secrets.push_back(register_account(anna, "anna", secrets[0]));
    secrets.push_back(text_of(
        phone.demand({{"action", "login"}, {"username", "anna"}, {"password", secrets[0]}}), "token"));
    anna.demand({{"action", "password"}, {"old_password", secrets[0]}, {"new_password", secrets[1]}});
    anna.demand({{"action", "message"}, {"receiver", "#general"}, {"content", "what anybody may find"}});
  }
  for (const char* when : {"while it runs", "after its end"}) {
    const std::string all = everything_in(data);
    EXPECT_NE(all.find("what anybody may find"), std::string::npos) << when << ": this is the data";
    for (const std::string& secret : secrets)
      EXPECT_EQ(all.find(secret), std::string::npos) << when << ": " << secret;
    if (std::string_view(when) == "while it runs") EXPECT_EQ(server.stop(), 0);
  }
}

}  // namespace
}  // namespace banter::harness
