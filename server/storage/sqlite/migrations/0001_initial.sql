create table accounts (
  key integer primary key autoincrement,  -- never given twice
  username text not null,
  username_folded text not null unique,
  display_name text not null,
  password_hash text not null,
  role text not null,
  created_at integer not null,
  guest_until integer not null,
  removed integer not null,
  has_written integer not null default 0  -- spares messages an index by sender
) strict;

create table sessions (
  key integer primary key autoincrement,
  id text not null,
  account integer not null,
  token_hash blob not null unique,
  device text not null,
  address text not null,
  created_at integer not null,
  last_used integer not null
) strict;
create index sessions_by_account on sessions (account);

-- What hardly ever changes about a conversation; the rest is in heads.
create table conversations (
  key integer primary key autoincrement,
  id text not null unique,
  kind text not null,
  room text,         -- these three of rooms only
  room_folded text,
  is_public integer not null default 0,
  topic text not null default '',
  low integer,       -- these four of direct ones only: the accounts, low <= high, and their names,
  high integer,      -- which stay readable when the account is gone
  low_name text,
  high_name text,
  created_at integer not null
) strict;
create unique index conversations_by_pair on conversations (low, high) where low is not null;
create unique index public_rooms on conversations (room_folded) where is_public = 1;

-- What every message changes, in rows so small that the heads of a hundred conversations share a page.
create table heads (
  conversation integer primary key,
  last_seq integer not null,
  version integer not null,
  member_count integer not null,
  updated_at integer not null,
  change integer not null  -- of the whole store, see state
) strict;

-- The present and all former names.
create table room_names (
  name_folded text primary key,
  conversation integer not null
) strict, without rowid;

create table members (
  conversation integer not null,
  account integer not null,
  role text,                      -- null: has left; the row stays so that other devices learn of it
  username_folded text not null,  -- never changes, so the list of a room needs no sorting
  joined_at integer not null,
  read_seq integer not null,
  cleared_seq integer not null,
  muted_until integer not null default 0,
  mentions_only integer not null default 0,
  pinned integer not null default 0,
  change integer not null,        -- of the whole store, see state
  draft text,
  primary key (conversation, account)
) strict, without rowid;
create index members_by_account on members (account);
create index members_by_name on members (conversation, username_folded);

-- Every message pays for every index here: there are two, and both grow at their right edges.
create table messages (
  key integer primary key,
  conversation integer not null,
  seq integer not null,
  first_version integer not null,
  version integer not null,
  sender integer not null,
  deleted integer not null default 0,
  sent_at integer not null,
  composed_at integer,
  reply_to integer,
  edited_at integer,
  client_id text,
  mentions text,     -- usernames, a space between them
  via text,
  fingerprint blob,  -- of the first request; null while it can be made from the content
  content text not null,
  unique (client_id, sender)  -- in this order, because ids made by our clients grow with time
) strict;
-- Not declared unique, since heads is what makes seqs so (a commit fails unless it finds the head that the
-- transaction began with). The last two columns are there to count what is unread without touching a message.
create index messages_by_place on messages (conversation, seq, sender, deleted);

-- The latest version of each message that was changed after it was written. The others need no entry: their
-- first version grows with seq.
create table revisions (
  conversation integer not null,
  version integer not null,
  seq integer not null,
  primary key (conversation, version)
) strict, without rowid;

create table notices (
  conversation integer not null,
  version integer not null,
  at integer not null,
  after_seq integer not null,
  kind text not null,
  username text not null,
  by_username text not null,
  text text not null,
  primary key (conversation, version)
) strict, without rowid;
create index notices_by_place on notices (conversation, after_seq);

-- One row. Changes of rows that `conversations` shows are counted; such a number is what a cursor holds. All that
-- were given are at most changes_reserved, which is written once for many.
create table state (
  one integer primary key check (one = 1),
  changes_reserved integer not null
) strict;
insert into state values (1, 0);
