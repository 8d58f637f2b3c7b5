alter table members add column delivered_seq integer not null default 0;
