#pragma once

#include "protocol/generated/cpp/files.hpp"
#include "protocol/rule.hpp"
#include "server/core/outcome.hpp"
#include "server/core/ports/file_calls.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// One function per action and call, each in the file of its name.
namespace banter::core {

// `file_data` is not looked at: what comes of it are the bytes that the answer asks to be stored.
protocol::Result<Storing> handle(Services&, const Session&, const protocol::FileRequest&);
protocol::Result<protocol::FetchReply> handle(ReadServices&, const Caller&, const protocol::FetchRequest&);

protocol::Result<Called> handle(Services&, const Session&, const CreateUpload&);
protocol::Result<Called> handle(Services&, const Session&, const FindUpload&);
protocol::Result<Called> handle(Services&, const Session&, const FinishUpload&);
protocol::Result<Called> handle(Services&, const Session&, const RemoveUpload&);
protocol::Result<OpenedFile> handle(ReadServices&, const Caller&, const OpenFile&);

// Who may make a call, and what it is counted against.
const protocol::Rule& rule_of(const FileCall& call);

}  // namespace banter::core
