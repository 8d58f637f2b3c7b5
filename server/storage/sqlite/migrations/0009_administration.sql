-- What administrators did; only the newest are kept.
create table audit (
  number integer primary key autoincrement,
  at integer not null,
  by text,            -- null: the operator, on the machine
  act text not null,
  subject text not null,
  text text not null
) strict;

-- Invitations to make an account. A code is kept only as its hash.
create table invites (
  key integer primary key autoincrement,
  id text not null unique,
  code_hash blob not null unique,
  note text not null,
  by text,            -- null: the operator, on the machine
  at integer not null,
  expires_at integer not null,
  uses_left integer not null
) strict;

-- How many days a room keeps its messages; null: as the server does.
alter table conversations add column retention_days integer;
create index conversations_with_retention on conversations (key) where retention_days is not null;
-- The oldest message that is kept; last_seq + 1 when none is.
alter table heads add column first_seq integer not null default 1;
