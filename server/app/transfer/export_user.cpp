#include <fmt/core.h>

#include <functional>

#include "base/clock.hpp"
#include "base/try.hpp"
#include "base/utf8.hpp"
#include "protocol/codec/writer.hpp"
#include "protocol/generated/cpp/conversations_codec.hpp"
#include "protocol/generated/cpp/files_codec.hpp"
#include "protocol/generated/cpp/limits.hpp"
#include "protocol/generated/cpp/messages_codec.hpp"
#include "protocol/generated/cpp/people_codec.hpp"
#include "server/app/backup/interruption.hpp"
#include "server/app/transfer/export_contents.hpp"
#include "server/app/transfer/export_data.hpp"
#include "server/app/transfer/export_target.hpp"
#include "server/core/conversations/verbs.hpp"
#include "server/core/messages/verbs.hpp"
#include "server/core/people/shown_name.hpp"
#include "server/core/people/verbs.hpp"

namespace banter::app {
namespace {

using base::Expected;
namespace limit = protocol::limit;

// What was refused is a fault of the stored data here: nothing is asked for that he may not read.
template <class T>
Expected<T> readable(protocol::Result<T> result) {
  if (!result) return not_readable();
  return std::move(*result);
}

// One person's reading, page by page.
class Personal {
 public:
  Personal(core::Reader& reader, core::Caller caller, ExportTarget& target, const Interruption& interruption)
      : services_{.accounts = reader.accounts(),
                  .blocks = reader.blocks(),
                  .contacts = reader.contacts(),
                  .presence = reader.presence(),
                  .sessions = reader.sessions(),
                  .conversations = reader.conversations(),
                  .messages = reader.messages(),
                  .files = reader.files(),
                  .search = reader.search(),
                  .audit = reader.audit(),
                  .invites = reader.invites(),
                  .overview = reader.overview(),
                  .blobs = nullptr,
                  .clock = clock_,
                  .settings = settings_,
                  .board = nobody_,
                  .metrics = metrics_},
        caller_(std::move(caller)),
        target_(target),
        interruption_(interruption) {}

  Expected<void> run() {
    BANTER_CHECK(open_files());
    BANTER_CHECK(write_account());
    BANTER_CHECK(write_blocks());
    BANTER_CHECK(write_contacts());
    std::string cursor;
    while (true) {
      BANTER_TRY(page, readable(handle(
                           services_, caller_,
                           protocol::ConversationsRequest{.since = cursor, .limit = limit::long_page_most})));
      for (const protocol::ConversationRow& row : page.conversations)
        if (!row.left) BANTER_CHECK(write_conversation(row));
      if (!page.more) return {};
      cursor = page.cursor;
    }
  }

 private:
  Expected<void> open_files() {
    for (const auto& [file, name] : {std::pair{&account_, "account"},
                                     {&blocks_, "blocks"},
                                     {&contacts_, "contacts"},
                                     {&conversations_, "conversations"},
                                     {&members_, "members"},
                                     {&messages_, "messages"},
                                     {&notices_, "notices"}}) {
      BANTER_TRY(made, target_.file(name));
      *file = made;
    }
    return {};
  }

  // One line; `conversation` (unless empty) stands in front of what has none itself.
  template <class Record>
  Expected<void> put(LinesOut* file, const Record& record, const std::string& conversation = {}) {
    if (interruption_.asked()) return base::fault("interrupted");
    protocol::Writer writer(file->line());
    writer.begin();
    if (!conversation.empty()) writer.text("conversation", conversation);
    write(writer, record);
    writer.end();
    return file->end_line();
  }

  Expected<void> write_account() {
    BANTER_TRY(account, readable(services_.accounts.by_key(caller_.account)));
    BANTER_TRY(presence, readable(services_.presence.presence_of(caller_.account)));
    protocol::Writer writer(account_->line());
    writer.begin();
    writer.text("username", account->username);
    if (!account->display_name.empty()) writer.text("display_name", account->display_name);
    writer.text("role", protocol::name_of(account->role));
    writer.integer("created_at", account->created_at);
    writer.text("status", protocol::name_of(presence.status));
    if (!presence.text.empty()) writer.text("text", presence.text);
    if (!account->avatar.empty()) {
      BANTER_TRY(picture, readable(services_.files.by_id(account->avatar)));
      if (picture) writer.record("avatar", core::attachment_of(*picture));
    }
    writer.end();
    return account_->end_line();
  }

  Expected<void> write_blocks() {
    BANTER_TRY(blocked, readable(handle(services_, caller_, protocol::BlockedRequest{})));
    for (const protocol::BlockedUser& one : blocked.users)
      BANTER_CHECK(put(blocks_, one));
    return {};
  }

  // What the list tells him beyond names is about now.
  Expected<void> write_contacts() {
    BANTER_TRY(contacts, readable(services_.contacts.contacts_of(caller_.account)));
    for (const core::ContactRecord& one : contacts) {
      protocol::Contact contact;
      contact.username = one.username;
      contact.display_name = core::shown_name(one.username, one.display_name);
      contact.status = protocol::Status::offline;
      BANTER_CHECK(put(contacts_, contact));
    }
    return {};
  }

  Expected<void> write_conversation(const protocol::ConversationRow& row) {
    BANTER_CHECK(put(conversations_, row));
    if (row.role == protocol::RoomRole::invited) return {};
    BANTER_CHECK(write_members(row.conversation));
    BANTER_CHECK(write_messages(row.conversation));
    return write_notices(row);
  }

  Expected<void> write_members(const std::string& conversation) {
    protocol::MembersRequest request{.conversation = conversation, .limit = limit::long_page_most};
    while (true) {
      BANTER_TRY(page, readable(handle(services_, caller_, request)));
      for (const protocol::Member& one : page.members)
        BANTER_CHECK(put(members_, one, conversation));
      if (!page.more) return {};
      request.after = page.members.back().username;
    }
  }

  Expected<void> write_messages(const std::string& conversation) {
    protocol::HistoryRequest request{.conversation = conversation, .after = 0, .limit = limit::page_most};
    while (true) {
      BANTER_TRY(page, readable(handle(services_, caller_, request)));
      for (const protocol::Message& one : page.messages)
        BANTER_CHECK(put(messages_, one));
      if (!page.more) return {};
      request.after = page.messages.back().seq;
    }
  }

  // A page of history leaves out notices where there are very many, one of changes does not.
  Expected<void> write_notices(const protocol::ConversationRow& row) {
    BANTER_TRY(record, readable(services_.conversations.by_id(row.conversation)));
    std::int64_t since = 0;
    while (true) {
      BANTER_TRY(page, readable(services_.messages.changes(*record, row.cleared_seq, since,
                                                           static_cast<std::size_t>(limit::long_page_most))));
      for (const protocol::Notice& one : page.notices)
        BANTER_CHECK(put(notices_, one, row.conversation));
      if (!page.more) return {};
      since = page.version;
    }
  }

  const base::SystemClock clock_;
  const core::Settings settings_;
  const core::PresenceBoard nobody_;  // who is here now is nothing that is stored
  const core::Metrics metrics_{0};
  core::ReadServices services_;
  const core::Caller caller_;
  ExportTarget& target_;
  const Interruption& interruption_;
  LinesOut *account_ = nullptr, *blocks_ = nullptr, *contacts_ = nullptr, *conversations_ = nullptr,
           *members_ = nullptr, *messages_ = nullptr, *notices_ = nullptr;
};

}  // namespace

Expected<std::string> export_user(const std::string& data, const std::string& to, const std::string& username,
                                  bool with_contents) {
  const Interruption interruption;
  const std::function<bool()> stop = [&] { return interruption.asked(); };
  BANTER_TRY(target, ExportTarget::begin(to));
  BANTER_TRY(reader, open_for_export(data));
  BANTER_TRY(account, readable(reader->accounts().by_name(username)));
  if (!account || account->removed)
    return base::fault(fmt::format("nobody is called {}", base::printable(username)));
  Personal personal(
      *reader, {.account = account->key, .session = {}, .username = account->username, .role = account->role},
      target, interruption);
  BANTER_CHECK(personal.run());
  reader->end();
  BANTER_CHECK(target.end_files());
  ExportContents contents(data, target.folder(), with_contents, stop);
  // What was deleted meanwhile is nothing that he could read.
  for (const char* name : {"account", "messages"})
    BANTER_CHECK(contents.add(name));
  BANTER_TRY(held, contents.finish());
  return target.finish({.scope = ExportManifest::Scope::user,
                        .user = account->username,
                        .contents = held,
                        .state = {},
                        .counts = {}});
}

}  // namespace banter::app
