-- What somebody typed into a search box of people: the journal's line names this row, and only who investigates opens it.
create table look_query (
  district int not null,
  id uuid not null,
  area text collate "C" not null,
  sealed bytea not null,
  at timestamptz not null,
  primary key (district, id)
);
create index look_query_at on look_query (district, at);
alter table look_query enable row level security;
create policy fence on look_query using (
  district = current_setting('gridward.district')::int
  and area >= current_setting('gridward.lo') collate "C"
  and area < current_setting('gridward.hi') collate "C"
  and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))));
revoke update on look_query from gridward_app;
comment on table look_query is
  'purpose: find out whom somebody looked for, when looking itself is investigated; retention: 180 days; method: row deleted';
