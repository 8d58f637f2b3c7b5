#pragma once

#include <string>
#include <string_view>

#include "base/fault.hpp"
#include "base/secret.hpp"
#include "server/app/invites/invite_request.hpp"
#include "server/app/users/user_request.hpp"

// What goes over the control socket: one JSON object a line, a request and its reply.
//   {"action":"user","verb":"add","name":"anna","role":"owner","password":"..."}
//   {"action":"invite","verb":"create","uses":5,"days":7,"note":"the choir"}
//   {"ok":true,"text":"anna has an account now, as owner.\n"}     {"ok":false,"sentence":"..."}
namespace banter::app {

// With the line's end. It holds the password.
void encode_request(const UserRequest& request, base::Secret& into);
base::Expected<void> decode_request(std::string_view line, UserRequest& into);

void encode_request(const InviteRequest& request, base::Secret& into);
base::Expected<void> decode_request(std::string_view line, InviteRequest& into);
// Whether the line asks for something to be done with invitations.
bool is_invite_request(std::string_view line);

std::string encode_reply(const base::Expected<std::string>& reply);
// The reply's text, or its sentence as the fault.
base::Expected<std::string> decode_reply(std::string_view line);

}  // namespace banter::app
