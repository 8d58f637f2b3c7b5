-- Bit 1: pinned; bit 2: somebody has reacted. Spares a look at reactions for all the messages without any.
alter table messages add column marks integer not null default 0;

create table reactions (
  conversation integer not null,
  seq integer not null,
  emoji text not null,
  account integer not null,
  version integer not null,  -- of the reaction: their order
  primary key (conversation, seq, emoji, account)
) strict, without rowid;
