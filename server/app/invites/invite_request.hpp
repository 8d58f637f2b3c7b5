#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace banter::app {

// What `banterd invite` can do with invitations.
enum class InviteVerb : std::uint8_t { create, list, revoke };

inline constexpr std::array<std::string_view, 3> kInviteVerbNames{"create", "list", "revoke"};

constexpr std::string_view name_of(InviteVerb verb) {
  return kInviteVerbNames[static_cast<std::size_t>(verb)];
}

// One such act, as it is asked for on the command line and travels over the control socket.
struct InviteRequest {
  InviteVerb verb = InviteVerb::list;
  std::int64_t uses = 1;  // for create: 1 … 1000
  std::int64_t days = 7;  // for create: valid so long, 1 … 3650
  std::string note;       // for create: one line of at most 64 characters
  std::string id;         // for revoke
};

}  // namespace banter::app
