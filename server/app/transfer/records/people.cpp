#include "server/app/transfer/records/kinds.hpp"

#include <algorithm>

#include "protocol/generated/cpp/text_rules.hpp"
#include "protocol/names.hpp"
#include "server/app/transfer/records/members.hpp"
#include "server/passwords/bcrypt.hpp"

namespace banter::app {
namespace {

using protocol::Fields;
using protocol::Writer;
namespace text_rule = protocol::text_rule;

// Of a cost that this server would choose: each login computes as long as the hash says.
bool is_hash(std::string_view text) {
  if (text.size() != 60 || !text.starts_with("$2") || text[3] != '$' || text[6] != '$') return false;
  if (std::string_view("aby").find(text[2]) == std::string_view::npos) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!is_digit(text[4]) || !is_digit(text[5])) return false;
  const int cost = (text[4] - '0') * 10 + (text[5] - '0');
  if (cost < passwords::kLeastCost || cost > passwords::kMostCost) return false;
  return std::ranges::all_of(text.substr(7), [&](char c) {
    return c == '.' || c == '/' || is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}
constexpr protocol::TextRule kHash{.check = is_hash, .must = "be a hash by bcrypt of cost 4 to 15"};
static_assert(passwords::kLeastCost == 4 && passwords::kMostCost == 15);

}  // namespace

void write(Writer& out, const core::ArchivedAccount& one) {
  const core::AccountRecord& account = one.account;
  out.integer("account", account.key.value);
  out.text("username", account.username);
  write_unless(out, "display_name", account.display_name);
  out.text("role", protocol::name_of(account.role));
  out.integer("created_at", account.created_at);
  write_unless(out, "guest_until", account.guest_until);
  write_unless(out, "removed", account.removed);
  write_unless(out, "has_written", one.has_written);
  write_unless(out, "password_hash", account.password_hash);
  write_unless(out, "avatar", account.avatar);
}

void read(Fields& in, core::ArchivedAccount& one) {
  core::AccountRecord& account = one.account;
  in.integer("account", account.key.value, kKey);
  in.text("username", account.username, text_rule::new_username);
  read_if(in, "display_name", account.display_name, text_rule::name);
  in.choice("role", account.role, protocol::role_names);
  in.integer("created_at", account.created_at);
  read_if(in, "guest_until", account.guest_until);
  read_if(in, "removed", account.removed);
  read_if(in, "has_written", one.has_written);
  read_if(in, "password_hash", account.password_hash, kHash);
  read_if(in, "avatar", account.avatar, kId);
}

void write(Writer& out, const core::ArchivedBlock& one) {
  out.integer("account", one.account.value);
  out.integer("blocked", one.blocked.value);
}

void read(Fields& in, core::ArchivedBlock& one) {
  in.integer("account", one.account.value, kKey);
  in.integer("blocked", one.blocked.value, kKey);
}

void write(Writer& out, const core::ArchivedContact& one) {
  out.integer("account", one.account.value);
  out.integer("contact", one.contact.value);
}

void read(Fields& in, core::ArchivedContact& one) {
  in.integer("account", one.account.value, kKey);
  in.integer("contact", one.contact.value, kKey);
}

void write(Writer& out, const core::ArchivedPresence& one) {
  out.integer("account", one.account.value);
  out.text("status", protocol::name_of(one.presence.status));
  write_unless(out, "text", one.presence.text);
  write_unless(out, "last_seen", one.presence.last_seen);
}

void read(Fields& in, core::ArchivedPresence& one) {
  in.integer("account", one.account.value, kKey);
  in.choice("status", one.presence.status, protocol::own_status_names);
  read_if(in, "text", one.presence.text, text_rule::status_text);
  read_if(in, "last_seen", one.presence.last_seen);
}

}  // namespace banter::app
