#include "server/storage/sqlite/conversations/memberships.hpp"

#include "base/try.hpp"

namespace banter::storage::sqlite {
namespace {

using core::AccountKey;
using core::ConversationKey;
using core::MemberRecord;
using protocol::Result;

constexpr std::size_t kMostKnown = 16384;

bool is_full(const std::optional<MemberRecord>& member) {
  return member && member->role != protocol::RoomRole::invited;
}

}  // namespace

std::size_t Memberships::PlaceHash::operator()(const Place& place) const noexcept {
  return std::hash<ConversationKey>{}(place.conversation) * 31 + std::hash<AccountKey>{}(place.account);
}

Memberships::Memberships(Connection& connection, LiveConversations& live)
    : live_(live),
      queries_(connection),
      known_(kMostKnown),
      put_(
          connection,
          "insert into members (conversation, account, role, username_folded, joined_at, read_seq, "
          "cleared_seq, "
          "change, delivered_seq) values (?1, ?2, ?3, (select username_folded from accounts where key = ?2), "
          "?4, ?5, ?6, ?7, ?8) "
          "on conflict (conversation, account) do update set role = excluded.role, joined_at = "
          "excluded.joined_at, "
          "read_seq = excluded.read_seq, cleared_seq = excluded.cleared_seq, change = excluded.change, "
          "delivered_seq = excluded.delivered_seq"),
      arrange_(connection,
               "update members set muted_until = coalesce(?3, muted_until), "
               "mentions_only = coalesce(?4, mentions_only), pinned = coalesce(?5, pinned), "
               "draft = case when ?6 is null then draft when ?6 = '' then null else ?6 end, "
               "change = ?7 where conversation = ?1 and account = ?2"),
      remove_(connection,
              "update members set role = null, change = ?3 where conversation = ?1 and account = ?2"),
      heir_(connection,
            "select account from members where conversation = ?1 and account <> ?2 and role in ('moderator', "
            "'member') "
            "and (select role from accounts where key = members.account) <> 'guest' "
            "and not exists (select 1 from members where conversation = ?1 and account <> ?2 and role = "
            "'owner') "
            "order by role <> 'moderator', joined_at, account limit 1"),
      erase_all_(connection, "delete from members where account = ?1") {}

Result<std::optional<MemberRecord>> Memberships::member(ConversationKey conversation, AccountKey account) {
  const Place place{conversation, account};
  if (const auto* known = known_.find(place)) return *known;
  BANTER_TRY(member, queries_.member(conversation, account));
  return known_.put(place, member);
}

Result<void> Memberships::put(ConversationKey conversation, const MemberRecord& member) {
  BANTER_TRY(before, this->member(conversation, member.account));
  BANTER_TRY(change, live_.next_change());
  BANTER_CHECK(put_(conversation, member.account, protocol::name_of(member.role), member.joined_at,
                    member.read_seq, member.cleared_seq, change, member.delivered_seq)
                   .run());
  known_.put(Place{conversation, member.account}, member);
  return count(conversation, is_full(before), is_full(member), member.joined_at);
}

Result<void> Memberships::arrange(ConversationKey conversation, AccountKey account,
                                  const core::Arrangement& arrangement) {
  BANTER_TRY(change, live_.next_change());
  return arrange_(conversation, account, arrangement.muted_until, arrangement.mentions_only,
                  arrangement.pinned, arrangement.draft, change)
      .run();
}

Result<void> Memberships::remove(ConversationKey conversation, AccountKey account) {
  BANTER_TRY(before, member(conversation, account));
  if (!before) return {};
  BANTER_TRY(change, live_.next_change());
  BANTER_CHECK(remove_(conversation, account, change).run());
  known_.put(Place{conversation, account}, std::nullopt);
  return count(conversation, is_full(before), false, 0);
}

Result<void> Memberships::count(ConversationKey conversation, bool was_full, bool is_full, base::Millis at) {
  if (was_full == is_full) return {};
  BANTER_TRY(live, live_.by_key(conversation));
  if (live == nullptr) return unavailable();
  live_.members_changed(*live, is_full ? 1 : -1, at);
  return {};
}

Result<std::optional<AccountKey>> Memberships::heir(ConversationKey conversation, AccountKey leaving) {
  Rows rows = heir_(conversation, leaving);
  BANTER_TRY(found, rows.next());
  if (!found) return std::nullopt;
  return rows.id<AccountKey>(0);
}

Result<void> Memberships::erase_all(AccountKey account) {
  BANTER_TRY(joined, queries_.joined_by(account));
  for (const ConversationKey conversation : joined)
    BANTER_CHECK(count(conversation, true, false, 0));
  BANTER_CHECK(erase_all_(account).run());
  known_.clear();
  return {};
}

}  // namespace banter::storage::sqlite
