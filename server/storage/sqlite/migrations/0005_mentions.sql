-- Who is named in which message, to count those that are unread; account 0: everybody in the room.
create table mentions (
  conversation integer not null,
  account integer not null,
  seq integer not null,
  sender integer not null,
  primary key (conversation, account, seq)
) strict, without rowid;
create index mentions_by_message on mentions (conversation, seq);
