#pragma once

#include "protocol/generated/cpp/session.hpp"
#include "server/core/outcome.hpp"
#include "server/core/services.hpp"
#include "server/core/session.hpp"

// One function per action, each in the file of its name. Rights that depend on the account alone, rates and
// the shape of the request have been checked before (see dispatch.cpp).
namespace banter::core {

protocol::Result<Outcome> handle(Services&, const Session&, const protocol::HelloRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::PingRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::GuestRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::ResumeRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::LogoutRequest&);
protocol::Result<Outcome> handle(Services&, const Session&, const protocol::RevokeRequest&);

protocol::Result<Deferred> handle(Services&, const Session&, const protocol::RegisterRequest&);
protocol::Result<Deferred> handle(Services&, const Session&, const protocol::LoginRequest&);
protocol::Result<Deferred> handle(Services&, const Session&, const protocol::PasswordRequest&);

protocol::Result<protocol::SessionsReply> handle(ReadServices&, const Caller&,
                                                 const protocol::SessionsRequest&);

}  // namespace banter::core
