create table bans (
  conversation integer not null,
  account integer not null,
  primary key (conversation, account)
) strict, without rowid;
