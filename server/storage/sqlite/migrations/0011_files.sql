-- A file is a name and who brought it; its bytes stand once, under their hash, for all files that have them, in a folder
-- beside the database.
create table files (
  key integer primary key autoincrement,  -- never given twice
  id text not null unique,
  account integer not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 blob,        -- null: an upload that is not whole
  width integer,
  height integer,
  preview text,
  expires_at integer not null,
  messages integer not null default 0,  -- how many hold it
  avatars integer not null default 0    -- how many accounts have it as their picture
) strict;
create index files_by_content on files (sha256) where sha256 is not null;
create index unfinished_files on files (account, size) where sha256 is null;
create index files_that_expire on files (expires_at) where messages = 0 and avatars = 0;

create table attachments (
  conversation integer not null,
  seq integer not null,
  place integer not null,  -- among the attachments of its message, from 0
  file integer not null,
  primary key (conversation, seq, place)
) strict, without rowid;

-- Where a file can be read: in so many messages of a conversation. Asked for every download, hence kept apart.
create table file_places (
  file integer not null,
  conversation integer not null,
  messages integer not null,
  primary key (file, conversation)
) strict, without rowid;

-- Bytes of all files and uploads of an account; account 0: of everybody.
create table file_bytes (
  account integer primary key,
  bytes integer not null
) strict;
insert into file_bytes values (0, 0);

alter table accounts add column avatar text;  -- id of the file
