#include "client/core/transfers/transfers.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <map>
#include <thread>

#include "base/clock.hpp"
#include "base/platform/file.hpp"
#include "base/try.hpp"
#include "base/utf8.hpp"
#include "client/core/net/tls.hpp"
#include "client/core/session/token_store.hpp"
#include "client/core/transfers/upload.hpp"
#include "client/core/transfers/wire/transport.hpp"

namespace banter::client::transfers {
namespace asio = boost::asio;
namespace {

constexpr base::Millis kBetweenReports = 100;

/// Progress as a program is told it: not too often, and with its speed.
class Reporter {
 public:
  explicit Reporter(std::function<void(Progress)> tell) : tell_(std::move(tell)) {}

  void moved(Progress progress) {
    const base::Millis now = base::SystemClock().steady();
    // Reading what is there already is quicker than any network, and no measure of one.
    if (progress.phase != last_.phase) speed_.reset();
    if (progress.phase == Progress::Phase::moving) speed_.note(now, progress.done);
    const bool news = progress.phase != last_.phase || progress.file != last_.file;
    last_ = std::move(progress);
    if (!news && last_.done < last_.total && now - told_at_ < kBetweenReports) return;
    told_at_ = now;
    last_.speed = speed_.per_second(now);
    last_.left = speed_.time_for(last_.total - last_.done, now);
    tell_(last_);
  }

  void waits(const Failure& failure, base::Millis pause) {
    Progress waiting = last_;
    waiting.phase = Progress::Phase::waiting;
    waiting.speed = 0;
    waiting.left.reset();
    waiting.trouble = with_full_stop(failure.sentence);
    waiting.again_in = pause;
    last_.phase = Progress::Phase::waiting;
    tell_(std::move(waiting));
  }

 private:
  std::function<void(Progress)> tell_;
  Speed speed_;
  Progress last_{};
  base::Millis told_at_ = 0;
};

std::string notes_path(const TransferOptions& options) {
  return options.places.outbox(options.address.text(), options.user);
}

}  // namespace

struct Transfers::Inside {
  Inside(TransferOptions given, Post to_program)
      : options(std::move(given)),
        post(std::move(to_program)),
        work(io.get_executor()),
        thread([this] { io.run(); }) {}

  ~Inside() {
    alive.reset();
    asio::post(io, [this] {
      for (auto& [id, transport] : running)
        transport->stop();
      io.stop();
    });
    thread.join();
  }

  /// Runs `tell` on the program's thread, unless all is over there.
  void hand(std::function<void()> tell) {
    post([watched = watched, tell = std::move(tell)] {
      if (watched.lock()) tell();
    });
  }

  std::shared_ptr<Transport> transport(Transport::Trouble on_trouble) {
    if (options.address.tls && !tls) tls = make_tls_context();
    Transport::Options how;
    how.http.stream = {.address = options.address,
                       .known_servers = options.places.known_servers(),
                       .connect_within = options.connect_within};
    how.http.silent_within = options.silent_within;
    how.backoff = options.backoff;
    how.give_up_after = options.give_up_after;
    how.token = [this] {
      return TokenStore(options.places.tokens()).find(options.address.text(), options.user).value_or("");
    };
    return std::make_shared<Transport>(io, tls, std::move(how), std::move(on_trouble));
  }

  /// Begins a transfer on its thread. `job(transport, reporter)`: the coroutine.
  template <class T, class Job>
  Id begin(TransferHandlers<T> handlers, Job job) {
    const Id id = ++last_id;
    auto told = std::make_shared<TransferHandlers<T>>(std::move(handlers));
    asio::post(io, [this, id, told, job = std::move(job)]() mutable {
      auto reporter = std::make_shared<Reporter>([this, told](Progress progress) {
        if (told->on_progress) hand([told, progress = std::move(progress)] { told->on_progress(progress); });
      });
      auto way = transport(
          [reporter](const Failure& failure, base::Millis pause) { reporter->waits(failure, pause); });
      running[id] = way;
      asio::co_spawn(io, run<T>(id, way, reporter, told, std::move(job)),
                     [](const std::exception_ptr& broken) {
                       if (broken) std::rethrow_exception(broken);
                     });
    });
    return id;
  }

  template <class T, class Job>
  asio::awaitable<void> run(Id id, std::shared_ptr<Transport> way, std::shared_ptr<Reporter> reporter,
                            std::shared_ptr<TransferHandlers<T>> told, Job job) {
    auto say = [this, told](std::string sentence) {
      if (told->on_word) hand([told, sentence = std::move(sentence)] { told->on_word(sentence); });
    };
    Outcome<T> outcome = fail(FailureKind::local, "This machine has run out of something.");
    try {
      outcome = co_await job(*way, *reporter, std::move(say));
    } catch (const std::exception&) {
      // Such as memory.
    }
    if (!outcome && way->is_stopped())
      outcome = fail(FailureKind::local, "It was stopped; the same again goes on with it.");
    running.erase(id);
    hand([told, outcome = std::move(outcome)]() mutable {
      if (told->on_end) told->on_end(std::move(outcome));
    });
  }

  /// The notes as the transfers' thread has them.
  Outcome<Notes*> notes() {
    if (!notes_here) {
      auto opened = Notes::open(notes_path(options));
      if (!opened) return std::unexpected(failure_of(opened.error()));
      notes_here.emplace(std::move(*opened));
    }
    return &*notes_here;
  }

  TransferOptions options;
  Post post;
  std::shared_ptr<bool> alive = std::make_shared<bool>(true);
  std::weak_ptr<bool> watched = alive;
  Id last_id = 0;
  // Below: on the transfers' thread.
  std::shared_ptr<asio::ssl::context> tls;
  std::optional<Notes> notes_here;
  std::map<Id, std::shared_ptr<Transport>> running;
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> work;
  std::thread thread;
};

Transfers::Transfers(TransferOptions options, Post post)
    : inside_(std::make_unique<Inside>(std::move(options), std::move(post))) {}

Transfers::~Transfers() = default;

Transfers::Id Transfers::send(FileMessage message, TransferHandlers<ReadyMessage> handlers) {
  auto job = [in = inside_.get(), message = std::move(message)](
                 Transport& way, Reporter& reporter, auto say) -> asio::awaitable<Outcome<ReadyMessage>> {
    const auto notes = in->notes();
    if (!notes) co_return std::unexpected(notes.error());
    FileMessageSending sending(
        way, **notes, notes_path(in->options), message,
        {.moved = [&reporter](Progress progress) { reporter.moved(std::move(progress)); }, .say = say});
    co_return co_await sending.run();
  };
  return inside_->begin<ReadyMessage>(std::move(handlers), std::move(job));
}

Transfers::Id Transfers::upload(std::string path, std::optional<std::int64_t> most_bytes,
                                TransferHandlers<std::string> handlers) {
  auto job = [path = absolute_path(path), most_bytes](Transport& way, Reporter& reporter,
                                                      auto say) -> asio::awaitable<Outcome<std::string>> {
    auto source = Source::open(path);
    if (!source) co_return std::unexpected(std::move(source.error()));
    const std::int64_t size = source->identity().size;
    if (most_bytes && size > *most_bytes)
      co_return fail(FailureKind::fix, base::printable(path) + " has " + std::to_string(size) +
                                           " bytes; at most " + std::to_string(*most_bytes) +
                                           " are taken here.");
    NotedFile file{.path = path, .identity = source->identity()};
    Progress progress{.name = source->name(), .total = size};
    Observer observer{.moved =
                          [&reporter, progress](Progress::Phase phase, std::int64_t done) mutable {
                            progress.phase = phase;
                            progress.done = done;
                            reporter.moved(progress);
                          },
                      .say = say};
    Upload upload(way, std::move(*source), std::move(file), std::move(observer),
                  [](const NotedFile&) { return Outcome<void>{}; });
    auto done = co_await upload.run();
    if (!done) co_return std::unexpected(std::move(done.error()));
    co_return std::move(done->file_id);
  };
  return inside_->begin<std::string>(std::move(handlers), std::move(job));
}

Transfers::Id Transfers::fetch(WantedFile file, std::string folder, bool by_link,
                               TransferHandlers<ReceivedFile> handlers) {
  auto job = [in = inside_.get(), file = std::move(file), folder = absolute_path(folder), by_link](
                 Transport& way, Reporter& reporter, auto say) -> asio::awaitable<Outcome<ReceivedFile>> {
    const auto notes = in->notes();
    if (!notes) co_return std::unexpected(notes.error());
    auto opened = Folder::open(folder, by_link);
    if (!opened) co_return std::unexpected(std::move(opened.error()));
    Progress progress{.name = file.file_name, .total = file.size.value_or(0)};
    Observer observer{.moved =
                          [&reporter, progress](Progress::Phase phase, std::int64_t done) mutable {
                            progress.phase = phase;
                            progress.done = done;
                            reporter.moved(progress);
                          },
                      .say = say};
    Download download(way, std::move(*opened), **notes, file, std::move(observer));
    co_return co_await download.run();
  };
  return inside_->begin<ReceivedFile>(std::move(handlers), std::move(job));
}

void Transfers::stop(Id id) {
  asio::post(inside_->io, [in = inside_.get(), id] {
    if (const auto found = in->running.find(id); found != in->running.end()) found->second->stop();
  });
}

Outcome<void> Transfers::finished(const std::string& client_id) {
  return finished(inside_->options, client_id);
}

Outcome<void> Transfers::finished(const TransferOptions& options, const std::string& client_id) {
  const std::string path = notes_path(options);
  auto notes = Notes::open(path);
  if (!notes) return std::unexpected(failure_of(notes.error()));
  if (const auto forgotten = notes->forget(client_id); !forgotten)
    return std::unexpected(failure_of(forgotten.error()));
  (void)base::remove_file(path + "." + file_name_for(client_id) + ".lock");
  return {};
}

Outcome<std::vector<Sending>> Transfers::unfinished() {
  return unfinished(inside_->options);
}

Outcome<std::vector<Sending>> Transfers::unfinished(const TransferOptions& options) {
  auto notes = Notes::open(notes_path(options));
  if (!notes) return std::unexpected(failure_of(notes.error()));
  auto all = notes->all();
  if (!all) return std::unexpected(failure_of(all.error()));
  return std::move(*all);
}

}  // namespace banter::client::transfers
