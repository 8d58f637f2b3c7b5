#include "server/app/transfer/records/kinds.hpp"

#include "base/hash.hpp"
#include "protocol/generated/cpp/text_rules.hpp"
#include "server/app/transfer/records/members.hpp"

namespace banter::app {

using protocol::Fields;
using protocol::Writer;
namespace text_rule = protocol::text_rule;

void write(Writer& out, const core::ArchivedInvite& one) {
  out.text("invite", one.invite.id);
  out.text("code_hash", base::hex(one.invite.code_hash));
  write_unless(out, "note", one.invite.note);
  write_unless(out, "by", one.invite.by);
  out.integer("at", one.invite.at);
  out.integer("expires_at", one.invite.expires_at);
  out.integer("uses_left", one.invite.uses_left);
}

void read(Fields& in, core::ArchivedInvite& one) {
  in.text("invite", one.invite.id, kId);
  read_digest(in, "code_hash", one.invite.code_hash);
  read_if(in, "note", one.invite.note, text_rule::name);
  read_if(in, "by", one.invite.by, text_rule::new_username);
  in.integer("at", one.invite.at);
  in.integer("expires_at", one.invite.expires_at);
  in.integer("uses_left", one.invite.uses_left);
}

void write(Writer& out, const core::ArchivedAct& one) {
  out.integer("number", one.act.number);
  out.integer("at", one.act.at);
  write_unless(out, "by", one.act.by);
  out.text("act", protocol::name_of(one.act.act));
  out.text("subject", one.act.subject);
  write_unless(out, "text", one.act.text);
}

void read(Fields& in, core::ArchivedAct& one) {
  in.integer("number", one.act.number, kKey);
  in.integer("at", one.act.at);
  read_if(in, "by", one.act.by, text_rule::new_username);
  in.choice("act", one.act.act, protocol::audit_act_names, std::optional(protocol::AuditAct::other));
  in.text("subject", one.act.subject, text_rule::topic);
  read_if(in, "text", one.act.text, text_rule::content);
}

}  // namespace banter::app
