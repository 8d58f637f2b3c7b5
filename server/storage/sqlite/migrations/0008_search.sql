-- What the search index, a file of its own, is told of changes that it cannot see by itself: which messages have other
-- words than before, and which words those were. It reads what stands here, and the core's thread takes it away.
create table search_journal (
  id integer primary key autoincrement,  -- never given twice, also when all were taken away
  key integer not null,
  content text not null
) strict;
create trigger search_journal_edit after update of content on messages begin
  insert into search_journal (key, content) values (old.key, old.content);
end;
create trigger search_journal_delete after delete on messages begin
  insert into search_journal (key, content) values (old.key, old.content);
end;

-- One row. By the identity an index knows of which database it is; entries up to `taken` are not there any more.
create table search_state (
  one integer primary key check (one = 1),
  identity text not null,
  taken integer not null
) strict;
insert into search_state values (1, lower(hex(randomblob(16))), 0);
