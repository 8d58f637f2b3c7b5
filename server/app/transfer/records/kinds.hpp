#pragma once

#include "protocol/codec/fields.hpp"
#include "protocol/codec/writer.hpp"
#include "server/core/ports/archive.hpp"

// Each kind of thing as members of a JSON object; those of a file stand together.
namespace banter::app {

void write(protocol::Writer& out, const core::ArchivedFile& one);
void read(protocol::Fields& in, core::ArchivedFile& one);
void write(protocol::Writer& out, const core::ArchivedAccount& one);
void read(protocol::Fields& in, core::ArchivedAccount& one);
void write(protocol::Writer& out, const core::ArchivedBlock& one);
void read(protocol::Fields& in, core::ArchivedBlock& one);
void write(protocol::Writer& out, const core::ArchivedContact& one);
void read(protocol::Fields& in, core::ArchivedContact& one);
void write(protocol::Writer& out, const core::ArchivedPresence& one);
void read(protocol::Fields& in, core::ArchivedPresence& one);
void write(protocol::Writer& out, const core::ArchivedConversation& one);
void read(protocol::Fields& in, core::ArchivedConversation& one);
void write(protocol::Writer& out, const core::ArchivedFormerName& one);
void read(protocol::Fields& in, core::ArchivedFormerName& one);
void write(protocol::Writer& out, const core::ArchivedMember& one);
void read(protocol::Fields& in, core::ArchivedMember& one);
void write(protocol::Writer& out, const core::ArchivedBan& one);
void read(protocol::Fields& in, core::ArchivedBan& one);
void write(protocol::Writer& out, const core::ArchivedMessage& one);
void read(protocol::Fields& in, core::ArchivedMessage& one);
void write(protocol::Writer& out, const core::ArchivedReaction& one);
void read(protocol::Fields& in, core::ArchivedReaction& one);
void write(protocol::Writer& out, const core::ArchivedNotice& one);
void read(protocol::Fields& in, core::ArchivedNotice& one);
void write(protocol::Writer& out, const core::ArchivedInvite& one);
void read(protocol::Fields& in, core::ArchivedInvite& one);
void write(protocol::Writer& out, const core::ArchivedAct& one);
void read(protocol::Fields& in, core::ArchivedAct& one);

}  // namespace banter::app
