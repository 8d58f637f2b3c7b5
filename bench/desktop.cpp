// How is the desktop client with 100,000 messages on its own disk: how long from exec to the first frame that
// shows them, how much memory, how long the screen's thread is busy with a frame while somebody scrolls, and
// what it costs to stand there idle? Drawn by the processor, without a screen: the worst case.

#include <QApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTimer>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "bench/load/program.hpp"
#include "bench/load/sample.hpp"
#include "bench/load/table.hpp"
#include "bench/load/usage.hpp"
#include "client/core/copy/copy_writer.hpp"
#include "client/desktop/accounts/account_book.hpp"
#include "client/desktop/app/app.hpp"
#include "client/desktop/settings/settings.hpp"
#include "client/desktop/timeline/timeline_model.hpp"
#include "tests/harness/child.hpp"
#include "tests/harness/temp_folder.hpp"

namespace banter::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFrames = 2'000;
constexpr std::chrono::seconds kIdle{20};
constexpr std::chrono::milliseconds kPatience{60'000};

client::Places places(const std::string& folder) {
  return {.config = folder + "/config", .state = folder + "/state"};
}

void check(const base::Expected<void>& done) {
  if (!done) throw harness::Failure(done.error().sentence);
}

protocol::Message message(const std::string& conversation, std::int64_t seq) {
  static const char* const kSenders[] = {"anna", "ben", "clara", "dmitri"};
  static const std::string kWords[] = {
      "Good morning!", "Has anybody seen the key of the cold store?",
      std::string("The series has a gap on **Tuesday**; two of the sensors disagree, ") +
          "and nobody has looked at the third one yet.",
      "Yes 👍", "See https://example.org/a/rather/long/address?with=words for what they write about it."};
  protocol::Message made;
  made.conversation = conversation;
  made.seq = made.version = seq;
  made.sender = kSenders[static_cast<std::size_t>(seq / 3 % 4)];
  made.receiver = "#general";
  made.content = kWords[static_cast<std::size_t>(seq % 5)];
  made.sent_at = 1'790'000'000'000 + seq * 20'000;
  if (seq % 9 == 0) made.reply_to = seq - 2;
  if (seq % 7 == 0) made.reactions = {{.emoji = "❤️", .count = 2, .usernames = {"ben", "clara"}}};
  return made;
}

// What a device would know after years: one large room, and many small conversations.
void fill(const std::string& folder, std::int64_t messages) {
  const client::Address address{.host = "127.0.0.1", .port = 9, .tls = false};
  desktop::AccountBook book(places(folder).config + "/desktop_accounts");
  check(book.put({.address = address, .user = "anna"}));
  desktop::Settings(places(folder).config + "/desktop.ini")
      .remember(QStringLiteral("account/%1/anna").arg(QString::fromStdString(address.text())),
                QStringLiteral("c0"));
  auto writer = client::CopyWriter::open(places(folder).copy(address.text(), "anna"), "anna");
  if (!writer) throw harness::Failure(writer.error().sentence);
  constexpr std::int64_t kConversations = 200;
  constexpr std::int64_t kSmall = 60;
  writer->begin();
  for (std::int64_t i = 0; i < kConversations; ++i) {
    protocol::ConversationRow row;
    row.conversation = "c" + std::to_string(i);
    row.kind = i == 0 ? protocol::ConversationKind::room : protocol::ConversationKind::direct;
    row.receiver = row.title = i == 0 ? "#general" : "person" + std::to_string(i);
    row.last_message = "the last of them";
    row.last_seq = row.version = row.read_seq = i == 0 ? messages : i <= 3 ? kSmall : 1;
    row.last_sent_at = row.updated_at = 1'790'000'000'000 + messages * 20'000 - i * 60'000;
    row.first_seq = 1;
    writer->row_came(row);
    writer->follows(row.conversation, 0, 0);
  }
  check(writer->commit());
  // Those that are gone to and back have something to show, too.
  writer->begin();
  for (const char* neighbour : {"c1", "c2", "c3"}) {
    for (std::int64_t seq = 1; seq <= kSmall; ++seq)
      writer->news_came(client::NewMessage{.message = message(neighbour, seq), .live = false});
    writer->known(neighbour, kSmall);
  }
  check(writer->commit());
  for (std::int64_t seq = 1; seq <= messages;) {
    writer->begin();
    for (int i = 0; i < 5'000 && seq <= messages; ++i, ++seq)
      writer->news_came(client::NewMessage{.message = message("c0", seq), .live = false});
    writer->known("c0", seq - 1);
    check(writer->commit());
  }
}

double resident_mb() {
  return static_cast<double>(resident_bytes(::getpid())) / 1e6;
}

double own_processor_seconds() {
  return processor_seconds(::getpid());
}

// The application as it is started, in this process.
class Screen {
 public:
  explicit Screen(const std::string& folder) : app_(places(folder)) {
    app_.serve(engine_);
    engine_.load(QUrl(QStringLiteral("qrc:/qt/qml/Banter/Main.qml")));
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().value(0));
    if (window_ == nullptr) throw harness::Failure("the window could not be made");
    window_->requestActivate();
    QObject::connect(window_, &QQuickWindow::frameSwapped, [this] { ++frames_; });
  }

  // Until a frame has been drawn with messages in it.
  void await_messages() {
    await("messages on the screen", [this] {
      list_ = find_list(window_->contentItem());
      return list_ != nullptr && list_->property("count").toInt() > 0;
    });
    await_frame();
  }

  // Lets everything happen until one more frame is drawn.
  void await_frame() {
    const int before = frames_;
    window_->update();
    await("a frame", [this, before] { return frames_ > before; });
  }

  template <class Happened>
  static void await(const char* what, const Happened& happened) {
    const auto until = Clock::now() + kPatience;
    QTimer look;
    look.start(1);
    while (!happened()) {
      if (Clock::now() > until) throw harness::Failure(std::string("waited in vain for ") + what);
      QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
  }

  QQuickItem* list() const { return list_; }
  QQuickWindow& window() const { return *window_; }

 private:
  static QQuickItem* find_list(QQuickItem* below) {
    const QVariant model = below->property("model");
    const bool is_list = below->property("count").isValid();
    if (is_list && qobject_cast<desktop::TimelineModel*>(model.value<QObject*>()) != nullptr) return below;
    for (QQuickItem* item : below->childItems()) {
      if (QQuickItem* found = find_list(item)) return found;
    }
    return nullptr;
  }

  desktop::App app_;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
  QQuickItem* list_ = nullptr;
  int frames_ = 0;
};

void say(const char* name, double value) {
  std::printf("%s %.4f\n", name, value);
  std::fflush(stdout);
}

// Scrolls towards older messages; gives how long each frame kept the screen's thread, in microseconds.
Sample scroll(Screen& screen, int frames) {
  Sample busy;
  for (int i = 0; i < frames; ++i) {
    const auto before = Clock::now();
    screen.list()->setProperty("contentY", screen.list()->property("contentY").toReal() - 60);
    screen.await_frame();
    busy.add(std::chrono::duration_cast<Nanoseconds>(Clock::now() - before));
  }
  return busy;
}

int be_child(const std::string& folder, std::int64_t began, bool only_start, int count, char** words) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QApplication application(count, words);
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  Screen screen(folder);
  screen.await_messages();
  const auto now = Clock::now().time_since_epoch();
  say("first_frame_ms", static_cast<double>(std::chrono::nanoseconds(now).count() - began) / 1e6);
  say("start_mb", resident_mb());
  if (only_start) return 0;

  // The first frames make glyphs that stay.
  scroll(screen, 100);
  Sample busy = scroll(screen, kFrames);
  say("scroll_p50_us", busy.quantile(0.5));
  say("scroll_p99_us", busy.quantile(0.99));

  const double cpu = own_processor_seconds();
  const auto until = Clock::now() + kIdle;
  QTimer::singleShot(kIdle, &application, [] {});
  while (Clock::now() < until)
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  const std::chrono::duration<double> idle = kIdle;
  say("idle_percent", (own_processor_seconds() - cpu) / idle.count() * 100);
  return 0;
}

double figure_of(const std::string& output, const std::string& name) {
  // Qt says things of its own between.
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string word;
    double value = 0;
    if (words >> word >> value && word == name) return value;
  }
  throw harness::Failure("the application did not tell " + name + ":\n" + output);
}

std::string run_child(const std::string& self, const std::string& folder, bool only_start) {
  const auto began = std::chrono::nanoseconds(Clock::now().time_since_epoch()).count();
  harness::Child child({self, only_start ? "--be-start" : "--be-desktop", folder, std::to_string(began)});
  if (child.wait(harness::in(std::chrono::minutes(30))) != 0)
    throw harness::Failure("the application ended:\n" + child.output());
  return child.output();
}

}  // namespace
}  // namespace banter::bench

int main(int count, char** words) {
  using namespace banter::bench;
  const std::string first = count == 4 ? words[1] : "";
  if (first == "--be-start" || first == "--be-desktop")
    return be_child(words[2], std::stoll(words[3]), first == "--be-start", count, words);
  Program program("The desktop client with many messages on its disk.", {.repetitions = 5});
  std::int64_t messages = 100'000;
  program.app().add_option("--messages", messages, "in the room that is open")->capture_default_str();
  const std::string self = std::filesystem::read_symlink("/proc/self/exe");
  return program.run(count, words, [&](const Options& options) {
    const banter::harness::TempFolder folder;
    fill(folder.path(), messages);
    (void)run_child(self, folder.path(), true);  // what Qt writes down for the next start
    Table table("desktop: from exec to the first frame with messages",
                {{"first frame ms", 0}, {"RSS MB", 1}});
    for (int i = 0; i < options.repetitions; ++i) {
      const std::string output = run_child(self, folder.path(), true);
      table.add({figure_of(output, "first_frame_ms"), figure_of(output, "start_mb")});
    }
    const std::vector<double> start = table.finish();
    print({.name = "desktop, exec to first frame with messages",
           .value = start[0],
           .unit = "ms",
           .at_most = 300});
    print({.name = "desktop, RSS after it", .value = start[1], .unit = "MB", .at_most = 120});
    const std::string output = run_child(self, folder.path(), false);
    print({.name = "desktop, scrolling, a frame's work, p50",
           .value = figure_of(output, "scroll_p50_us") / 1e3,
           .unit = "ms"});
    print({.name = "desktop, scrolling, a frame's work, p99",
           .value = figure_of(output, "scroll_p99_us") / 1e3,
           .unit = "ms",
           .at_most = 16});
    print({.name = "desktop, idle",
           .value = figure_of(output, "idle_percent"),
           .unit = "% of a core",
           .at_most = 0.3});
  });
}
