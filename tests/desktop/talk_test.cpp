// Two instances of the application and the real server: what people do first.
#include <gtest/gtest.h>

#include "tests/desktop/desk.hpp"
#include "tests/harness/server_process.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::desktop::tests {
namespace {

struct Talk : ::testing::Test {
  harness::TempFolder folder;
  harness::ServerProcess server{{.data = folder.path() + "/data", .more = {}, .same_port = false}};

  std::string home(const std::string& name) const { return folder.path() + "/" + name; }
};

TEST_F(Talk, TwoPeopleRegisterAndTalkInTheCommonRoom) {
  Desk anna(home("anna"));
  anna.enter(server.address().text(), QStringLiteral("anna"), QStringLiteral("correct horse"), true);
  anna.press(QStringLiteral("#general"));
  Desk ben(home("ben"));
  ben.enter(server.address().text(), QStringLiteral("ben"), QStringLiteral("correct horse"), true);
  ben.press(QStringLiteral("#general"));

  anna.write(QStringLiteral("Hello Ben 👋"));
  ben.see(QStringLiteral("Hello Ben 👋"));
  ben.write(QStringLiteral("Windy! Ça va? 日本語もだいじょうぶ"));
  anna.see(QStringLiteral("日本語もだいじょうぶ"));
}

}  // namespace
}  // namespace banter::desktop::tests
