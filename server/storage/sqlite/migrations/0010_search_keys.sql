-- Keys of messages up to this one were given, and are not given again when the newest messages are taken away: the search
-- index knows messages by their keys alone. It stands here only for keys that no message has any more.
alter table search_state add column given integer not null default 0;
create trigger search_state_given after delete on messages
  when not exists (select 1 from messages where key > old.key) begin
  update search_state set given = old.key where given < old.key;
end;
