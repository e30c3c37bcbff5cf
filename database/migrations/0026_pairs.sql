-- Records that look like one person, and what people said of them. A pair is found by comparing a changed record with
-- those that share a drawer with it (server/people/rules-blocks.ts); it names the newer record first.
create table person_match (
  district int not null,
  person uuid not null,
  -- the version of the record that was compared
  version int not null,
  keys bigint[] not null,
  primary key (district, person),
  foreign key (district, person) references person (district, id) on delete cascade
);
-- without a list of pending entries, which every search would have to read through
create index person_match_keys on person_match using gin (keys) with (fastupdate = off);

create table person_pair (
  district int not null,
  person uuid not null,
  other uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  -- tenths of a bit: whole numbers, so that a page goes on exactly where the last one ended
  score int not null,
  evidence jsonb not null,
  state text not null default 'open' check (state in ('open', 'later', 'different', 'same')),
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (district, person, other),
  check (other < person),
  foreign key (district, person) references person (district, id) on delete cascade,
  foreign key (district, other) references person (district, id) on delete cascade
);
create index person_pair_other on person_pair (district, other);
create index person_pair_street on person_pair (district, state, street, score desc, person desc, other desc);
create index person_pair_community on person_pair (district, state, community, score desc, person desc, other desc);

alter table person_pair enable row level security;
create policy fence on person_pair using (
  district = current_setting('gridward.district')::int
  and area >= current_setting('gridward.lo') collate "C" and area < current_setting('gridward.hi') collate "C"
  and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))));

-- How far the comparison has come; `keyed` shows that keys were made with the key of today.
create table match_mark (
  district int primary key references district,
  keyed bytea not null,
  updated_at timestamptz not null,
  id uuid not null
);

comment on table person_match is
  'purpose: find records of one person; retention: as person; method: row deleted with it; no fence: keyed hashes that the comparison alone reads, across all areas';
comment on table person_pair is
  'purpose: one person, one record; retention: as person; method: row deleted with either person';
comment on table match_mark is 'no people: a place in the order of changes';
