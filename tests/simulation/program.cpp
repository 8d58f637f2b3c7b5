#include "tests/simulation/program.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "client/core/own_changes.hpp"
#include "tests/simulation/ledger.hpp"

namespace banter::simulation {
namespace {

constexpr base::Millis kAnswerWithin = 20'000;
constexpr base::Millis kOpenAgainAfter = 1'000;
constexpr base::Millis kListAgainAfter = 2'000;

}  // namespace

Program::Program(Machine& machine, ModelServer& server, Timeline& time, Chance& chance, Ledger& ledger)
    : machine_(machine),
      server_(server),
      time_(time),
      chance_(chance),
      ledger_(ledger),
      lists_(chance.one_in(2)),
      sync_({.follow_all = lists_, .skip_when_far = chance.one_in(2), .page = chance.between(1, 20)},
            {.ask = [this](const protocol::Request& request,
                           client::ReplyHandler done) { ask(request, kAnswerWithin, std::move(done)); },
             .later = later(),
             .tell = [this](const client::News& news) { news_came(news); }}),
      marks_({}, {.ask = [this](const protocol::Request& request,
                                client::ReplyHandler done) { ask(request, kAnswerWithin, std::move(done)); },
                  .later = later()}) {
  sync_.set_self(machine.user());
  start();
  connect();
}

Program::~Program() {
  if (line_) line_->abandon();
}

std::function<void(base::Millis, std::function<void()>)> Program::later() {
  return [this, alive = std::weak_ptr(alive_)](base::Millis wait, std::function<void()> job) {
    time_.later(wait, [alive, job = std::move(job)] {
      if (!alive.expired()) job();
    });
  };
}

void Program::start() {
  auto own = machine_.open_outbox();
  auto carried = machine_.open_outbox();
  if (!own || !carried) {
    later()(kOpenAgainAfter, [this] { start(); });
    return;
  }
  box_.emplace(std::move(*own));
  const client::Courier::Options options;
  client::Courier::Ports ports{
      .ask = [this, options](
                 const protocol::Request& request,
                 client::ReplyHandler done) { ask(request, options.answer_within, std::move(done)); },
      .later = later(),
      .lock = [this] { return machine_.lock(); },
      .tell = [this](const client::OutboxNews& news) { outbox_news(news); },
      .stored = [this](const client::OutboxRow& row) { stored(row); },
      .clock = time_.clock()};
  courier_ = std::make_unique<client::Courier>(std::move(*carried), options, std::move(ports));
  courier_->set_signed_in(online_);
}

void Program::connect() {
  line_ = server_.connect(machine_.user(),
                          {.on_event = [this](const protocol::Event& event) { event_came(event); },
                           .on_end = [this] { lost(); }});
  if (line_) {
    connected();
  } else {
    later()(chance_.between(1, 2'000), [this] { come_back(); });
  }
}

void Program::come_back() {
  if (!line_) connect();
}

void Program::connected() {
  online_ = true;
  if (courier_) courier_->set_signed_in(true);
  sync_.online(!lists_);
  if (lists_) list();
  marks_.online();
  open_what_is_not();
}

void Program::lost() {
  online_ = false;
  line_.reset();
  if (courier_) courier_->set_signed_in(false);
  sync_.offline();
  marks_.offline();
  later()(well_ ? 1 : chance_.between(1, 2'000), [this] { come_back(); });
}

void Program::ask(const protocol::Request& request, base::Millis within, client::ReplyHandler done) {
  // Without power nothing leaves; in a moment this program is gone as well.
  if (machine_.disk().is_off()) return;
  if (!line_) {
    done(std::unexpected(client::network_failure("There is no connection.")));
    return;
  }
  line_->ask(request, within,
             [this, request, done = std::move(done)](client::Outcome<protocol::Reply> reply) {
               const auto* since = std::get_if<protocol::ChangesRequest>(&request);
               if (since != nullptr && reply && std::get<protocol::ChangesReply>(*reply).reset)
                 view_.note_reset(since->conversation);
               done(std::move(reply));
             });
}

void Program::list() {
  ask(protocol::ConversationsRequest{}, kAnswerWithin, [this](const client::Outcome<protocol::Reply>& reply) {
    if (!reply) {
      if (online_) {
        later()(kListAgainAfter, [this] {
          if (online_) list();
        });
      }
      return;
    }
    for (const auto& row : std::get<protocol::ConversationsReply>(*reply).conversations) {
      const std::string name = (row.kind == protocol::ConversationKind::direct ? "@" : "") + row.receiver;
      // What was opened while it was empty, or heard of before, is followed from there on already.
      if (first_list_ && !opened_.contains(name) && !heard_of_.contains(row.conversation))
        view_.begin(row.conversation, row.last_seq);
      sync_.row_came(row, first_list_);
    }
    first_list_ = false;
  });
}

void Program::open_what_is_not() {
  const std::string other = machine_.user() == ModelServer::kAlice ? ModelServer::kBob : ModelServer::kAlice;
  for (const std::string& name : {"@" + other, std::string(ModelServer::kRoomName)}) {
    if (!opened_.contains(name)) open(name);
  }
}

void Program::open(const std::string& name) {
  sync_.open(name, chance_.between(1, 20), [this, name](const client::Outcome<client::Sync::Opened>& opened) {
    if (!opened) return;
    opened_.insert(name);
    if (!opened->conversation.empty()) view_.take(*opened);
  });
}

void Program::event_came(const protocol::Event& event) {
  if (const auto* message = std::get_if<protocol::MessageEvent>(&event))
    heard_of_.insert(message->conversation);
  sync_.event_came(event);
}

void Program::news_came(const client::News& news) {
  const auto* arrived = std::get_if<client::NewMessage>(&news);
  if (arrived != nullptr && arrived->message.sender != machine_.user() &&
      !arrived->message.receiver.starts_with('#'))
    marks_.arrived(arrived->message.conversation, arrived->message.seq);
  view_.take(news);
}

void Program::stored(const client::OutboxRow& row) {
  heard_of_.insert(row.reply->conversation);
  sync_.own_message(client::event_of(row, machine_.user()), row.draft.attachments.empty());
}

void Program::outbox_news(const client::OutboxNews& news) {
  using What = client::OutboxNews::What;
  if (news.what == What::acknowledged) stored(news.row);
  if (news.what != What::delayed && news.what != What::waiting) untold_.erase(news.row.client_id);
  // One program may know of an end while another, whose disk fails, still says that it tries.
  if ((news.what == What::delayed || news.what == What::waiting || news.what == What::discarded) &&
      !acknowledged_.contains(news.row.client_id))
    return;
  if (news.what == What::acknowledged) acknowledged_.insert(news.row.client_id);
  ledger_.told(news);
}

void Program::send(const std::string& receiver) {
  if (!box_) return;
  const auto row =
      box_->add({.receiver = receiver, .content = ledger_.new_content()}, ledger_.new_client_id());
  if (!row) return;  // and the person knows
  ledger_.stored(machine_, *row);
  untold_.insert(row->client_id);
  later()(0, [this, id = row->client_id] { courier_->added(id); });
}

void Program::edit_one_that_is_not_there() {
  if (!box_) return;
  const bool refused = chance_.one_in(2);
  const auto rows =
      box_->all(refused ? client::OutboxRow::State::refused : client::OutboxRow::State::waiting);
  if (!rows || rows->empty()) return;
  const std::string id = (*rows)[static_cast<std::size_t>(chance_.pick(std::ssize(*rows)))].client_id;
  const std::string words = ledger_.new_content();
  const auto edited = box_->edit(id, words);
  if (!edited) {
    // It may be what a program says who has come too late, or a disk who has done it nevertheless.
    if (edited.error().kind == client::FailureKind::local) ledger_.edited(id, id, words, false);
    return;
  }
  ledger_.edited(id, edited->client_id, words, true);
  untold_.erase(id);
  untold_.insert(edited->client_id);
  later()(0, [this, now = edited->client_id] { courier_->changed(now); });
}

void Program::send_a_refused_one_again() {
  if (!box_) return;
  const auto refused = box_->all(client::OutboxRow::State::refused);
  if (!refused || refused->empty()) return;
  const std::string id = (*refused)[static_cast<std::size_t>(chance_.pick(std::ssize(*refused)))].client_id;
  if (!box_->send_again(id).value_or(false)) return;
  untold_.insert(id);
  later()(0, [this, id] { courier_->added(id); });
}

void Program::discard_a_refused_one() {
  if (!box_) return;
  const auto refused = box_->all(client::OutboxRow::State::refused);
  if (!refused || refused->empty()) return;
  const std::string id = (*refused)[static_cast<std::size_t>(chance_.pick(std::ssize(*refused)))].client_id;
  // A disk that fails may have done it nevertheless.
  if (box_->discard(id).value_or(true)) ledger_.discarded(id);
}

void Program::look() {
  for (const auto& [id, there] : view_.conversations()) {
    if (!there.last || *there.last == 0) continue;
    seen_[id] = std::max(seen_[id], *there.last);
    marks_.seen(id, *there.last);
  }
}

void Program::change_a_message() {
  std::vector<std::pair<std::string, std::int64_t>> all;
  for (const auto& [id, there] : view_.conversations()) {
    for (const auto& [seq, shown] : there.messages)
      all.emplace_back(id, seq);
  }
  if (all.empty()) return;
  const auto& [id, seq] = all[static_cast<std::size_t>(chance_.pick(std::ssize(all)))];
  const std::int64_t what = chance_.pick(4);
  if (what == 0) {
    change(protocol::DeleteRequest{.conversation = id, .seq = seq});
  } else if (what == 1) {
    change(protocol::ReactRequest{.conversation = id,
                                  .seq = seq,
                                  .emoji = chance_.one_in(2) ? "👍" : "🎉",
                                  .remove = chance_.one_in(3)});
  } else {
    change(
        protocol::EditRequest{.conversation = id, .seq = seq, .content = "edited, " + ledger_.new_content()});
  }
}

void Program::change(const protocol::Request& request) {
  ask(request, kAnswerWithin, [this, request](const client::Outcome<protocol::Reply>& reply) {
    if (!reply) {
      if (reply.error().may_have_happened) sync_.check(*client::conversation_changed_by(request));
      return;
    }
    if (const auto event = client::event_of(request, *reply, machine_.user())) sync_.event_came(*event);
  });
}

void Program::break_line(bool linger) {
  if (line_) line_->break_off(linger);
}

void Program::stall_line(base::Millis time) {
  if (line_) line_->stall(time);
}

}  // namespace banter::simulation
