-- Who does not want to hear whom.
create table blocks (
  account integer not null,
  blocked integer not null,
  primary key (account, blocked)
) strict, without rowid;
create index blockers on blocks (blocked);
