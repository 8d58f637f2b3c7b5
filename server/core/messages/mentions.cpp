#include "server/core/messages/mentions.hpp"

#include <algorithm>

#include "base/try.hpp"
#include "protocol/names.hpp"
#include "server/core/access/rights.hpp"

namespace banter::core {
namespace {

// Each is looked up, by the thread that everybody waits for.
constexpr std::size_t kMost = 50;
constexpr std::size_t kMostEndings = 3;  // characters at the end that may belong to the sentence
constexpr std::string_view kEverybody = "room";

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-';
}

// The word behind the next "@" that begins one; what is left stands behind it. Empty at the end.
std::string_view next_name(std::string_view& rest, bool& after_word) {
  while (!rest.empty()) {
    const char c = rest.front();
    rest.remove_prefix(1);
    const bool begins = c == '@' && !after_word;
    after_word = is_name_character(c);
    if (!begins) continue;
    const auto end = std::ranges::find_if_not(rest, is_name_character);
    const auto size = static_cast<std::size_t>(end - rest.begin());
    if (size == 0) continue;
    const std::string_view name = rest.substr(0, size);
    rest.remove_prefix(size);
    after_word = true;
    return name;
  }
  return {};
}

// A name may end in the characters that also end a sentence: the longest one that somebody has is meant.
protocol::Result<AccountPtr> member_called(Services& services, ConversationKey conversation,
                                           std::string_view name) {
  for (std::size_t ending = 0; ending <= kMostEndings; ++ending) {
    if (protocol::is_username(name)) {
      BANTER_TRY(account, services.accounts.by_name(name));
      if (account && !account->removed) {
        BANTER_TRY(member, services.conversations.member(conversation, account->key));
        if (member && member->role != protocol::RoomRole::invited) return account;
      }
    }
    if (!name.ends_with('.') && !name.ends_with('-') && !name.ends_with('_')) break;
    name.remove_suffix(1);
  }
  return AccountPtr();
}

}  // namespace

protocol::Result<Mentions> find_mentions(Services& services, const Session& me, const Joined& joined,
                                         std::string_view content) {
  Mentions mentions;
  bool after_word = false;
  for (std::size_t looked_at = 0; looked_at < kMost; ++looked_at) {
    const std::string_view name = next_name(content, after_word);
    if (name.empty()) break;
    BANTER_TRY(account, member_called(services, joined.conversation->key, name));
    if (account) {
      if (std::ranges::find(mentions.accounts, account->key) != mentions.accounts.end()) continue;
      mentions.names.push_back(account->username);
      mentions.accounts.push_back(account->key);
    } else if (!mentions.everybody && protocol::fold_name(name) == kEverybody && moderates(me, joined)) {
      mentions.names.push_back("@" + std::string(kEverybody));
      mentions.everybody = true;
    }
  }
  return mentions;
}

}  // namespace banter::core
