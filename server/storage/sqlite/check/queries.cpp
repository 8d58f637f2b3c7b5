#include "server/storage/sqlite/check/queries.hpp"

#include <array>

// What holds of stored data, one query each. A new table gets its own here. A conversation may begin at any
// seq, because its oldest messages may have been removed. An account that was erased (it had written nothing)
// may still be named where it reacted, was banned or blocked; a key that was never given may not.
namespace banter::storage::sqlite {
namespace {

#define BANTER_IN "'conversation ' || "
#define BANTER_GIVEN_ACCOUNTS \
  "(select coalesce((select seq from sqlite_sequence where name = 'accounts'), 0))"

constexpr std::array kChecks{
    Check{"file of the database",
          "select 'the file: ' || integrity_check from pragma_integrity_check "
          "where integrity_check <> 'ok'"},

    // Accounts and sessions.
    Check{"names and roles of accounts",
          "select 'account ' || key || ' (' || username || ') has the role ' || role from accounts "
          "where role not in ('owner', 'admin', 'member', 'guest') "
          "union all "
          "select 'account ' || key || ' (' || username || ') is looked up as ' || username_folded from "
          "accounts "
          "where username_folded <> lower(username)"},
    // No costlier than this server makes them: each login would hold a thread for as long.
    Check{"password hashes",
          "select 'the password hash of ' || username || ' is none' from accounts "
          "where password_hash <> '' and (length(password_hash) <> 60 "
          "or not (password_hash glob '$2[aby]$0[4-9]$*' or password_hash glob '$2[aby]$1[0-5]$*') "
          "or substr(password_hash, 8) glob '*[^./0-9A-Za-z]*')"},
    Check{
        "sessions",
        "select 'session ' || key || ' belongs to account ' || account || ', which is not there' from "
        "sessions "
        "where account not in (select key from accounts) "
        "union all "
        "select 'session ' || key || ' has a token hash of ' || length(token_hash) || ' bytes' from sessions "
        "where length(token_hash) <> 32"},
    Check{"keys that are given",
          "select 'an account has the key ' || max(key) || ', beyond the last one given' from accounts "
          "having max(key) > " BANTER_GIVEN_ACCOUNTS " union all "
          "select 'a conversation has the key ' || max(key) || ', beyond the last one given' from "
          "conversations "
          "having max(key) > (select coalesce((select seq from sqlite_sequence where name = "
          "'conversations'), 0))"},

    // Conversations and who is in them.
    Check{"conversations",
          "select " BANTER_IN "c.id || ' has no head' from conversations c "
          "where not exists (select 1 from heads h where h.conversation = c.key) "
          "union all "
          "select 'head ' || h.conversation || ' belongs to no conversation' from heads h "
          "where h.conversation not in (select key from conversations) "
          "union all "
          "select " BANTER_IN "c.id || ' is neither a whole room nor a whole direct conversation' "
          "from conversations c where case c.kind "
          "when 'room' then c.room is null or c.room_folded is not lower(c.room) or c.low is not null "
          "when 'direct' then c.low is null or c.high is null or c.low > c.high or c.low_name is null "
          "or c.high_name is null or c.room is not null else 1 end"},
    Check{"names of rooms",
          "select 'the name ' || n.name_folded || ' leads to no room' from room_names n "
          "where not exists (select 1 from conversations c where c.key = n.conversation and c.kind = 'room') "
          "union all "
          "select 'the room ' || c.room || ' is not found by its name' from conversations c "
          "where c.kind = 'room' and not exists (select 1 from room_names n "
          "where n.name_folded = c.room_folded and n.conversation = c.key)"},
    Check{
        "members",
        "select 'a member of conversation ' || m.conversation || ' is account ' || m.account || "
        "', which is not there' from members m where m.account not in (select key from accounts) "
        "union all "
        "select 'account ' || m.account || ' is a member of conversation ' || m.conversation || "
        "', which is not there' from members m where m.conversation not in (select key from conversations) "
        "union all "
        "select 'account ' || m.account || ' is ' || m.role || ' in ' || c.id "
        "from members m join conversations c on c.key = m.conversation "
        "where m.role not in ('owner', 'moderator', 'member', 'invited') "
        "union all "
        "select 'account ' || m.account || ' is listed as ' || m.username_folded || ' in ' || c.id "
        "from members m join accounts a on a.key = m.account join conversations c on c.key = m.conversation "
        "where m.username_folded <> a.username_folded "
        "union all "
        "select 'account ' || m.account || ' is in the direct conversation ' || c.id || ' of others' "
        "from members m join conversations c on c.key = m.conversation "
        "where c.kind = 'direct' and m.account not in (c.low, c.high)"},
    Check{"numbers of members",
          "select " BANTER_IN "c.id || ' counts ' || h.member_count || ' members and has ' || "
          "count(m.account) filter (where m.role is not null and m.role <> 'invited') "
          "from conversations c join heads h on h.conversation = c.key "
          "left join members m on m.conversation = c.key group by c.key "
          "having h.member_count <> count(m.account) filter (where m.role is not null and m.role <> "
          "'invited')"},
    Check{"receipts", "select " BANTER_IN
                      "c.id || ': ' || m.username_folded || ' has received, read or cleared more than the ' "
                      "|| h.last_seq || ' messages there are' "
                      "from members m join heads h on h.conversation = m.conversation "
                      "join conversations c on c.key = m.conversation "
                      "where max(m.read_seq, m.delivered_seq, m.cleared_seq) > h.last_seq "
                      "or min(m.read_seq, m.delivered_seq, m.cleared_seq) < 0"},
    Check{"bans",
          "select 'a ban is in conversation ' || b.conversation || ', which is no room' from bans b "
          "where not exists (select 1 from conversations c where c.key = b.conversation and c.kind = 'room') "
          "union all "
          "select 'a ban is on account ' || b.account || ', which never was' from bans b "
          "where b.account not between 1 and " BANTER_GIVEN_ACCOUNTS},
    Check{
        "blocks",
        "select 'account ' || account || ' has blocked account ' || blocked || ', and one of them never was' "
        "from blocks where account not between 1 and " BANTER_GIVEN_ACCOUNTS
        " or blocked not between 1 and " BANTER_GIVEN_ACCOUNTS " union all "
        "select 'account ' || account || ' has blocked itself' from blocks where account = blocked"},
    Check{"contacts",
          "select 'account ' || account || ' has account ' || contact || ' as a contact, and one of them is "
          "not there' "
          "from contacts where account not in (select key from accounts) or contact not in (select key from "
          "accounts) "
          "union all "
          "select 'account ' || account || ' has itself as a contact' from contacts where account = contact"},
    Check{"presence",
          "select 'a status belongs to account ' || account || ', which is not there' from presence "
          "where account not in (select key from accounts) "
          "union all "
          "select 'account ' || account || ' has the status ' || status from presence "
          "where status not in ('online', 'away', 'busy', 'invisible')"},
    Check{"invitations",
          "select 'invitation ' || id || ' has a code''s hash of ' || length(code_hash) || ' bytes' from "
          "invites "
          "where length(code_hash) <> 32 "
          "union all "
          "select 'invitation ' || id || ' may be used ' || uses_left || ' times' from invites where "
          "uses_left < 0"},

    // Messages.
    Check{"places of messages",
          "select " BANTER_IN "coalesce(c.id, p.conversation) || case when p.seq = p.before "
          "then ': two messages at seq ' || p.seq "
          "else ': no message at seq ' || (p.before + 1) || case when p.seq - p.before > 2 "
          "then ' to ' || (p.seq - 1) else '' end end "
          "from (select conversation, seq, lag(seq) over (partition by conversation order by seq) as before "
          "from messages) p left join conversations c on c.key = p.conversation where p.seq - p.before <> 1 "
          "union all "
          "select " BANTER_IN
          "m.conversation || ': a message has the seq ' || m.seq from messages m where m.seq < 1"},
    Check{"heads",
          "select " BANTER_IN "c.id || ' ends at seq ' || h.last_seq || ', its newest message is ' || "
          "coalesce(max(m.seq), 'not there') "
          "from heads h join conversations c on c.key = h.conversation "
          "left join messages m on m.conversation = h.conversation group by h.conversation "
          "having h.last_seq <> coalesce(max(m.seq), h.first_seq - 1) "
          "union all "
          "select " BANTER_IN "c.id || ' begins at seq ' || h.first_seq || ', its oldest message is ' || "
          "coalesce(min(m.seq), 'not there') "
          "from heads h join conversations c on c.key = h.conversation "
          "left join messages m on m.conversation = h.conversation group by h.conversation "
          "having h.first_seq <> coalesce(min(m.seq), h.last_seq + 1) "
          "union all "
          "select 'messages stand in conversation ' || m.conversation || ', which is not there' "
          "from (select distinct conversation from messages) m "
          "where m.conversation not in (select key from conversations)"},
    Check{"versions",
          // Those of messages that never changed grow with seq (see below), and the others are the keys of
          // their tables: so it is enough to compare these three with each other.
          "select " BANTER_IN
          "m.conversation || ' has given version ' || m.version || ' to message ' || m.seq || "
          "' and to something else' from messages m where m.version = m.first_version and "
          "(exists (select 1 from notices n where n.conversation = m.conversation and n.version = m.version) "
          "or exists (select 1 from revisions r where r.conversation = m.conversation and r.version = "
          "m.version)) "
          "union all "
          "select " BANTER_IN
          "n.conversation || ' has given version ' || n.version || ' to a notice and a change' "
          "from notices n join revisions r on r.conversation = n.conversation and r.version = n.version "
          "union all "
          "select " BANTER_IN "c.id || ' is at version ' || h.version || ' and holds version ' || h.newest "
          "from (select conversation, version, max("
          "coalesce((select max(version) from messages m where m.conversation = heads.conversation), 0), "
          "coalesce((select max(version) from notices n where n.conversation = heads.conversation), 0)) "
          "as newest from heads) h join conversations c on c.key = h.conversation "
          "where h.newest > h.version "
          "union all "
          "select " BANTER_IN "conversation || ': message ' || seq || ' has the version ' || version "
          "from messages where version < 1"},
    Check{"first versions",
          "select " BANTER_IN "coalesce(c.id, p.conversation) || ': message ' || p.seq || "
          "' was written before the one in front of it' "
          "from (select conversation, seq, first_version, "
          "lag(first_version) over (partition by conversation order by seq) as before from messages) p "
          "left join conversations c on c.key = p.conversation where p.first_version <= p.before "
          "union all "
          "select " BANTER_IN
          "m.conversation || ': message ' || m.seq || ' has changed before it was written' "
          "from messages m where m.version < m.first_version"},
    Check{"revisions",
          "select " BANTER_IN "m.conversation || ': the change of message ' || m.seq || ' is not listed' "
          "from messages m where m.version <> m.first_version and not exists (select 1 from revisions r "
          "where r.conversation = m.conversation and r.version = m.version and r.seq = m.seq) "
          "union all "
          "select " BANTER_IN
          "r.conversation || ': version ' || r.version || ' is listed as a change of message ' "
          "|| r.seq || ' and is none' from revisions r where not exists (select 1 from messages m "
          "where m.conversation = r.conversation and m.seq = r.seq and m.version = r.version "
          "and m.version <> m.first_version)"},
    Check{
        "senders",
        "select " BANTER_IN "m.conversation || ': message ' || m.seq || ' is from account ' || m.sender || "
        "', which is not there' from messages m where m.sender not in (select key from accounts) "
        "union all "
        "select 'account ' || a.key || ' (' || a.username || ') has written, and is noted as if it had not' "
        "from accounts a where a.has_written = 0 and a.key in (select sender from messages)"},
    Check{"fingerprints",
          "select " BANTER_IN "conversation || ': message ' || seq || "
          "case when fingerprint is null then ' has changed or has files, and its fingerprint was not kept' "
          "else ' has a fingerprint of ' || length(fingerprint) || ' bytes' end from messages "
          "where (fingerprint is null and (version <> first_version or marks & 4 <> 0)) "
          "or (fingerprint is not null and length(fingerprint) <> 32)"},
    Check{"answers",
          "select " BANTER_IN "conversation || ': message ' || seq || ' answers message ' || reply_to "
          "from messages where reply_to is not null and (reply_to < 1 or reply_to >= seq)"},
    Check{"deleted messages",
          "select " BANTER_IN
          "conversation || ': message ' || seq || ' is deleted and still holds something' "
          "from messages where deleted <> 0 and (content <> '' or mentions is not null or marks <> 0)"},
    Check{
        "mentions",
        "select " BANTER_IN "n.conversation || ': a mention belongs to message ' || n.seq || "
        "', which is not there, deleted or somebody else''s' from mentions n "
        "where not exists (select 1 from messages m where m.conversation = n.conversation and m.seq = n.seq "
        "and m.sender = n.sender and m.deleted = 0) "
        "union all "
        "select " BANTER_IN "n.conversation || ': message ' || n.seq || ' names account ' || n.account || "
        "', which never was' from mentions n where n.account not between 0 and " BANTER_GIVEN_ACCOUNTS},
    Check{
        "reactions",
        "select " BANTER_IN "r.conversation || ': a reaction belongs to message ' || r.seq || "
        "', which is not there or deleted' from reactions r "
        "where not exists (select 1 from messages m where m.conversation = r.conversation and m.seq = r.seq "
        "and m.deleted = 0) "
        "union all "
        "select " BANTER_IN
        "r.conversation || ': account ' || r.account || ', which never was, has reacted to "
        "message ' || r.seq from reactions r where r.account not between 1 and " BANTER_GIVEN_ACCOUNTS
        " union all "
        "select " BANTER_IN "m.conversation || ': message ' || m.seq || ' is not marked for its reactions' "
        "from messages m where m.deleted = 0 and (m.marks & 2 <> 0) <> exists (select 1 from reactions r "
        "where r.conversation = m.conversation and r.seq = m.seq)"},
    Check{"notices",
          "select " BANTER_IN
          "n.conversation || ': notice ' || n.version || ' stands behind seq ' || n.after_seq || "
          "', which is not there' from notices n left join heads h on h.conversation = n.conversation "
          "where h.conversation is null or n.after_seq not between 0 and h.last_seq"},

    // Files, and what holds them. Whoever brought one may be gone.
    Check{"files",
          "select 'file ' || f.id || ' was brought by account ' || f.account || ', which never was' "
          "from files f where f.account not between 1 and " BANTER_GIVEN_ACCOUNTS " union all "
          "select 'file ' || id || ' has a hash of ' || length(sha256) || ' bytes' from files "
          "where length(sha256) <> 32 "
          "union all "
          "select 'file ' || id || ' has the size ' || size from files where size < 0 "
          "union all "
          "select 'file ' || min(id) || ' and file ' || max(id) || ' have the same content and other sizes' "
          "from files where sha256 is not null group by sha256 having min(size) <> max(size)"},
    Check{"attachments",
          "select " BANTER_IN "t.conversation || ': message ' || t.seq || ' has file ' || t.file || "
          "', which is not there' from attachments t "
          "where not exists (select 1 from files f where f.key = t.file and f.sha256 is not null) "
          "union all "
          "select " BANTER_IN "t.conversation || ': a file belongs to message ' || t.seq || "
          "', which is not there or deleted' from attachments t "
          "where not exists (select 1 from messages m where m.conversation = t.conversation "
          "and m.seq = t.seq and m.deleted = 0) "
          "union all "
          "select " BANTER_IN "m.conversation || ': message ' || m.seq || ' is not marked for its files' "
          "from messages m where m.deleted = 0 and (m.marks & 4 <> 0) <> exists (select 1 from attachments t "
          "where t.conversation = m.conversation and t.seq = m.seq) "
          "union all "
          "select " BANTER_IN "conversation || ': message ' || seq || ' has its files at the places ' || "
          "min(place) || ' to ' || max(place) from attachments group by conversation, seq "
          "having min(place) <> 0 or max(place) <> count(*) - 1"},
    Check{"pictures of accounts",
          "select 'account ' || a.key || ' (' || a.username || ') has the picture ' || a.avatar || "
          "', which is no file' from accounts a where a.avatar is not null "
          "and not exists (select 1 from files f where f.id = a.avatar and f.sha256 is not null)"},
    // Counts decide what is removed.
    Check{"what holds files",
          "select 'file ' || f.id || ' counts ' || f.messages || ' messages and has ' || coalesce(t.many, 0) "
          "from files f left join (select file, count(*) as many from attachments group by file) t "
          "on t.file = f.key where f.messages <> coalesce(t.many, 0) "
          "union all "
          "select 'file ' || f.id || ' counts ' || f.avatars || ' accounts and has ' || coalesce(a.many, 0) "
          "from files f left join (select avatar, count(*) as many from accounts where avatar is not null "
          "group by avatar) a on a.avatar = f.id where f.avatars <> coalesce(a.many, 0)"},
    Check{"places of files",
          "select " BANTER_IN "p.conversation || ' counts ' || p.messages || ' messages with file ' || "
          "p.file || ' and has ' || coalesce(t.many, 0) from file_places p "
          "left join (select file, conversation, count(*) as many from attachments group by file, "
          "conversation) "
          "t on t.file = p.file and t.conversation = p.conversation where p.messages <> coalesce(t.many, 0) "
          "union all "
          "select " BANTER_IN "t.conversation || ' has file ' || t.file || ' and is not noted for it' "
          "from (select distinct file, conversation from attachments) t where not exists "
          "(select 1 from file_places p where p.file = t.file and p.conversation = t.conversation)"},
    Check{"bytes of files",
          "select case when b.account = 0 then 'everybody' else 'account ' || b.account end || "
          "' has files of ' || coalesce(f.bytes, 0) || ' bytes, and ' || b.bytes || ' are counted' "
          "from file_bytes b left join (select account, sum(size) as bytes from files group by account "
          "union all select 0, sum(size) from files) f on f.account = b.account "
          "where b.bytes <> coalesce(f.bytes, 0) "
          "union all "
          "select 'the bytes of account ' || f.account || ' are not counted' "
          "from (select account from files group by account having sum(size) > 0 union select 0) f "
          "where f.account not in (select account from file_bytes)"},

    Check{"search journal",
          "select 'the journal of the search index has no state' from (select count(*) as rows from "
          "search_state) "
          "where rows <> 1 "
          "union all "
          "select 'entry ' || id || ' of the search journal was taken already' from search_journal "
          "where id <= (select taken from search_state)"},
    Check{"changes of lists",
          "select 'change ' || max(c.change) || ' was counted and never reserved' from "
          "(select change from heads union all select change from members) c "
          "having max(c.change) > (select changes_reserved from state)"},
};

}  // namespace

std::span<const Check> checks() {
  return kChecks;
}

}  // namespace banter::storage::sqlite
