#pragma once

#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "base/mailbox.hpp"
#include "protocol/generated/cpp/rules.hpp"
#include "server/core/ports/session_host.hpp"

namespace banter::transports::testing {

// A core that knows one password and one token, on a thread of its own like the real one.
//   login, guest, register   token `T0KEN`, except with the password `wrongpassword`
//   resume                   only with that token
//   anything else            its empty reply, or `not_authenticated` where it needs a session
//   files                    of whoever has a session; ids are f1, f2 …
class FakeCore final : public core::RequestSink {
 public:
  FakeCore() : thread_([this] { work(); }) {}
  ~FakeCore() override { end(); }

  // Does what it has been brought, then nothing more.
  void end() {
    mailbox_.close();
    if (thread_.joinable()) thread_.join();
  }

  void submit(std::vector<core::Inbound>& inbound) override {
    for (core::Inbound& one : inbound)
      mailbox_.push([this, what = std::make_shared<core::Inbound>(std::move(one))] { take(*what); });
    inbound.clear();
  }

  void serve(core::SessionHost& host, core::Blobs* blobs = nullptr) {
    host_ = &host;
    blobs_ = blobs;
  }
  // From now on calls about files are refused so; none: no longer.
  enum class Refused : std::uint8_t { all, finishing };
  void refuse_files(const std::optional<protocol::Error>& error, Refused what = Refused::all) {
    run([&](core::SessionHost&) {
      file_error_ = error;
      refused_files_ = what;
    });
  }

  // Runs `act` on the core's thread, flushes, and waits until that is done.
  void run(const std::function<void(core::SessionHost&)>& act) {
    std::promise<void> done;
    mailbox_.push([&] {
      act(*host_);
      host_->flush();
      done.set_value();
    });
    done.get_future().wait();
  }

  // While held, requests are taken but not answered; release() answers them in order.
  void hold() {
    run([this](core::SessionHost&) { holds_ = true; });
  }
  void release() {
    run([this](core::SessionHost&) {
      holds_ = false;
      for (core::Inbound& inbound : std::exchange(held_, {}))
        answer(inbound);
    });
  }

  struct Seen {
    std::vector<std::pair<core::ConnectionId, core::Peer>> connected;
    std::vector<core::ConnectionId> disconnected;
    std::vector<protocol::RequestFrame> requests;
    std::vector<protocol::Refusal> refusals;
    std::vector<core::CreateUpload> created;
    std::vector<std::string> finished;  // file ids
    std::vector<std::string> removed;
    std::vector<std::string> opened;
  };
  Seen seen() {
    Seen copy;
    run([&](core::SessionHost&) { copy = seen_; });
    return copy;
  }
  // The connection that was opened last.
  core::ConnectionId latest() { return seen().connected.back().first; }

  // Waits until `enough` of what was seen is so; the test's own time limit ends a wait in vain.
  void wait_until(const std::function<bool(const Seen&)>& enough) {
    while (!enough(seen()))
      std::this_thread::yield();
  }

  static constexpr const char* token = "T0KEN";
  static constexpr base::Millis expires_at = 784'111'777'000;  // Sun, 06 Nov 1994 08:49:37 GMT

 private:
  void work() {
    std::vector<std::function<void()>> jobs;
    while (mailbox_.take(jobs, std::nullopt)) {
      for (auto& job : jobs)
        job();
    }
  }

  void take(core::Inbound& inbound) {
    if (auto* const connected = std::get_if<core::Connected>(&inbound.what)) {
      seen_.connected.emplace_back(inbound.connection, connected->peer);
    } else if (std::holds_alternative<core::Disconnected>(inbound.what)) {
      seen_.disconnected.push_back(inbound.connection);
      entered_.erase(inbound.connection);
    } else if (holds_) {
      note(inbound);
      held_.push_back(std::move(inbound));
    } else {
      note(inbound);
      answer(inbound);
      host_->flush();
    }
  }

  void note(const core::Inbound& inbound) {
    if (const auto* const request = std::get_if<protocol::RequestFrame>(&inbound.what)) {
      seen_.requests.push_back(*request);
    } else if (const auto* const call = std::get_if<core::FileCall>(&inbound.what)) {
      std::visit([this](const auto& one) { note(one); }, *call);
    } else {
      seen_.refusals.push_back(std::get<protocol::Refusal>(inbound.what));
    }
  }

  void note(const core::CreateUpload& call) { seen_.created.push_back(call); }
  void note(const core::FindUpload&) {}
  void note(const core::FinishUpload& call) { seen_.finished.push_back(call.file_id); }
  void note(const core::RemoveUpload& call) { seen_.removed.push_back(call.file_id); }
  void note(const core::OpenFile& call) { seen_.opened.push_back(call.file_id); }

  using Answered = core::FileAnswer;

  Answered answer_of(const core::CreateUpload& call) {
    const std::string id = "f" + std::to_string(files_.size() + 1);
    files_[id] = {.call = call, .finished = false, .hash = {}};
    return state_of(id);
  }
  Answered answer_of(const core::FindUpload& call) { return state_of(call.file_id); }
  Answered answer_of(const core::FinishUpload& call) {
    if (!files_.contains(call.file_id)) return protocol::refuse(protocol::ErrorCode::not_found, "No.");
    files_[call.file_id].finished = true;
    files_[call.file_id].hash = call.content.hash;
    return state_of(call.file_id);
  }
  Answered answer_of(const core::RemoveUpload& call) {
    if (files_.erase(call.file_id) == 0) return protocol::refuse(protocol::ErrorCode::not_found, "No.");
    blobs_->drop(call.file_id);
    return core::UploadRemoved{};
  }
  Answered answer_of(const core::OpenFile& call) {
    const auto found = files_.find(call.file_id);
    if (found == files_.end() || !found->second.finished)
      return protocol::refuse(protocol::ErrorCode::not_found, "No.");
    auto content = blobs_->open(found->second.hash);
    if (!content) return std::unexpected(content.error());
    return core::OpenedFile{.file_name = found->second.call.file_name,
                            .media_type = found->second.call.media_type,
                            .size = (*content)->size(),
                            .sha256 = found->second.hash,
                            .content = *content};
  }
  Answered state_of(const std::string& id) {
    const auto found = files_.find(id);
    if (found == files_.end()) return protocol::refuse(protocol::ErrorCode::not_found, "No.");
    return core::UploadState{.file_id = id,
                             .size = found->second.call.size,
                             .finished = found->second.finished,
                             .expires_at = expires_at};
  }

  void answer(const core::Inbound& inbound) {
    if (const auto* const call = std::get_if<core::FileCall>(&inbound.what)) {
      Answered answer = protocol::refuse(protocol::ErrorCode::not_authenticated, "No.");
      const bool is_refused =
          refused_files_ == Refused::all || std::holds_alternative<core::FinishUpload>(*call);
      if (file_error_ && is_refused) {
        answer = std::unexpected(*file_error_);
      } else if (entered_.contains(inbound.connection)) {
        answer = std::visit([this](const auto& one) { return answer_of(one); }, *call);
      }
      return host_->answer(inbound.connection, std::move(answer));
    }
    if (const auto* const refusal = std::get_if<protocol::Refusal>(&inbound.what)) {
      send(inbound, host_->encode_refusal(refusal->id, refusal->action, refusal->error));
      return;
    }
    const auto& frame = std::get<protocol::RequestFrame>(inbound.what);
    std::visit([&](const auto& request) { answer(inbound, frame.id, request); }, frame.request);
  }

  template <class R>
  void answer(const core::Inbound& inbound, const protocol::RequestId& id, const R& request) {
    constexpr std::size_t index = protocol::place_in_variant<R, protocol::Request>;
    using Reply = protocol::reply_of<R>;
    if constexpr (requires(Reply reply) { reply.token; }) {
      bool good = true;
      if constexpr (requires { request.password; }) good = request.password != "wrongpassword";
      if (!good) return refuse(inbound, id, index, protocol::ErrorCode::invalid_credentials);
      enter(inbound.connection, true);
      Reply reply{};
      reply.token = token;
      reply.username = "alice";
      return send(inbound, host_->encode_reply(id, protocol::Reply(reply)));
    } else if constexpr (std::is_same_v<R, protocol::ResumeRequest>) {
      if (request.token != token) return refuse(inbound, id, index, protocol::ErrorCode::invalid_credentials);
      enter(inbound.connection, true);
      return send(inbound, host_->encode_reply(id, protocol::ResumeReply{.username = "alice"}));
    } else {
      const bool open = protocol::rules[index].who == protocol::Who::anyone;
      if (!open && !entered_.contains(inbound.connection))
        return refuse(inbound, id, index, protocol::ErrorCode::not_authenticated);
      if constexpr (std::is_same_v<R, protocol::LogoutRequest>) enter(inbound.connection, false);
      send(inbound, host_->encode_reply(id, protocol::Reply(Reply{})));
    }
  }

  void enter(core::ConnectionId connection, bool entered) {
    if (entered) {
      entered_[connection] = true;
      host_->entered(connection);
    } else {
      entered_.erase(connection);
      host_->left(connection);
    }
  }

  void refuse(const core::Inbound& inbound, const protocol::RequestId& id, std::size_t action,
              protocol::ErrorCode code) {
    send(inbound,
         host_->encode_refusal(id, protocol::rules[action].action, {.code = code, .message = "No."}));
  }

  void send(const core::Inbound& inbound, core::Frame frame) {
    host_->send(inbound.connection, std::move(frame), core::FrameKind::reply);
  }

  struct File {
    core::CreateUpload call;
    bool finished = false;
    core::ContentHash hash{};
  };

  core::SessionHost* host_ = nullptr;
  core::Blobs* blobs_ = nullptr;
  std::optional<protocol::Error> file_error_;
  Refused refused_files_ = Refused::all;
  std::map<std::string, File> files_;
  Seen seen_;
  bool holds_ = false;
  std::vector<core::Inbound> held_;
  std::map<core::ConnectionId, bool> entered_;
  base::Mailbox<std::function<void()>> mailbox_;
  std::thread thread_;
};

}  // namespace banter::transports::testing
