// Whatever others write, and wherever: names, topics, messages, file names, reactions. None of it makes the
// application open a connection or read a file.
#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTcpServer>
#include <QTcpSocket>
#include <fstream>

#include "base/base64.hpp"
#include "tests/desktop/desk.hpp"
#include "tests/desktop/world.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::desktop::tests {
namespace {

// Notes every time that a file in a folder is opened.
class Watch {
 public:
  explicit Watch(const std::string& folder) : descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    ::inotify_add_watch(descriptor_, folder.c_str(), IN_OPEN);
  }
  ~Watch() { ::close(descriptor_); }
  bool has_seen_one() const {
    char room[4096];
    return ::read(descriptor_, room, sizeof room) > 0;
  }

 private:
  int descriptor_;
};

std::vector<std::string> payloads(const std::string& url, const std::string& file) {
  std::vector<std::string> all;
  for (const std::string& target : {url, "file://" + file, file}) {
    all.push_back("<img src=\"" + target + "\">");
    all.push_back("<p><a href=\"" + target + "\">x</a><img src='" + target + "' width=9></p>");
    all.push_back("<table background=\"" + target + "\"><tr><td>x");
    all.push_back("<body style=\"background-image:url(" + target + ")\">x");
    all.push_back("<style>@import url(" + target + ");</style>x");
    all.push_back("<link rel=stylesheet href=\"" + target + "\">x");
    all.push_back("![x](" + target + ") [y](" + target + ")");
    all.push_back("<svg><image href=\"" + target + "\"/></svg>");
    all.push_back("<object data=\"" + target + "\"></object><iframe src=\"" + target + "\">");
    all.push_back(target);
  }
  return all;
}

struct ForeignText : ::testing::Test {
  harness::TempFolder folder;
  World world{folder.path() + "/data"};
  QTcpServer listener;
  int connections = 0;

  void SetUp() override {
    ASSERT_TRUE(listener.listen(QHostAddress::LocalHost));
    QObject::connect(&listener, &QTcpServer::newConnection, [this] { ++connections; });
  }
};

TEST_F(ForeignText, OpensNoConnectionAndReadsNoFile) {
  const std::string bait = folder.path() + "/bait";
  ASSERT_EQ(::mkdir(bait.c_str(), 0700), 0);
  std::ofstream(bait + "/b.png") << "a file";
  const std::string url = "http://127.0.0.1:" + std::to_string(listener.serverPort()) + "/b.png";
  const std::vector<std::string> all = payloads(url, bait + "/b.png");

  harness::Client& mallory = world.as("mallory");
  mallory.demand({{"action", "create_room"}, {"room", "#trap"}, {"topic", all[0]}});
  world.as("anna").demand({{"action", "join"}, {"conversation", "#trap"}});
  std::int64_t last = 0;
  for (const std::string& words : all) {
    mallory.demand({{"action", "profile"}, {"display_name", words.substr(0, 64)}});
    mallory.demand({{"action", "presence"}, {"status", "away"}, {"text", words.substr(0, 128)}});
    mallory.demand({{"action", "set_topic"}, {"conversation", "#trap"}, {"topic", words}});
    last = world.say("mallory", "#trap", words);
    world.say("mallory", "anna", words);
    // The server lets only emoji through; another one might not.
    mallory.ask({{"action", "react"}, {"conversation", "#trap"}, {"seq", last}, {"emoji", "<img src=//a>"}});
    mallory.demand({{"action", "file"},
                    {"receiver", "#trap"},
                    {"file_name", words},
                    {"file_data", base::base64_encode(std::string_view("no picture"))}});
  }
  mallory.demand({{"action", "profile"}, {"display_name", all[0].substr(0, 64)}});

  const Watch watch(bait);
  Desk anna(folder.path() + "/anna");
  anna.enter(world.server().address().text(), QStringLiteral("anna"), QStringLiteral("correct horse"), false);
  for (const char* place : {"#trap", "#general"}) {
    anna.press(QString::fromLatin1(place));
    (void)anna.picture();
  }
  anna.press_beginning(QStringLiteral("<"));
  (void)anna.picture();
  anna.press(QStringLiteral("#trap"));
  anna.see(QStringLiteral("b.png"));
  for (const char* panel : {"Members", "Shared files", "Find in this conversation"}) {
    anna.press(QString::fromLatin1(panel));
    (void)anna.picture();
  }
  // Whoever fetches something does so while pictures are drawn, or soon after: a message that comes and is
  // seen shows that everything before it was dealt with.
  world.as("ben").demand({{"action", "join"}, {"conversation", "#trap"}});
  world.say("ben", "#trap", "the end");
  anna.see(QStringLiteral("the end"));
  (void)anna.picture();

  EXPECT_EQ(connections, 0);
  EXPECT_FALSE(watch.has_seen_one());

  // And both would have been noticed.
  QTcpSocket visitor;
  visitor.connectToHost(QHostAddress::LocalHost, listener.serverPort());
  anna.wait(QStringLiteral("a connection"), [this] { return connections == 1; });
  std::ifstream(bait + "/b.png").get();
  EXPECT_TRUE(watch.has_seen_one());
}

}  // namespace
}  // namespace banter::desktop::tests
