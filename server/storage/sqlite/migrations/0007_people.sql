-- Whom people have taken up as contacts.
create table contacts (
  account integer not null,
  contact integer not null,
  primary key (account, contact)
) strict, without rowid;
create index holders on contacts (contact);

-- What a person says of himself, and when others saw him last.
create table presence (
  account integer primary key,
  status text not null default 'online',
  text text not null default '',
  last_seen integer not null default 0
) strict;
