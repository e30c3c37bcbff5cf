-- The register: who lives behind which door, since when, and where each fact comes from. Where somebody was registered
-- at birth is not kept.
create table household (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  estate text not null default '',
  building text not null default '',
  unit text not null default '',
  room text not null default '',
  address text not null,
  -- the address in one spelling, digits padded, so that its order is the order of walking
  door text collate "C" not null,
  use text not null default 'unknown' check (use in ('own', 'rent', 'vacant', 'unknown')),
  -- every fact with its source (server/people/facts.ts); what is sensitive among them lies in `sealed`
  facts jsonb not null default '{"w": [], "f": {}}',
  sealed bytea,
  expected boolean not null default false,
  reach text not null default 'notReached'
    check (reach in ('notReached', 'visited', 'declared', 'refused', 'empty', 'noAnswer')),
  -- found: lived in and not on the list that came before; missing: on that list and not there
  beside_list text not null default '' check (beside_list in ('', 'found', 'missing')),
  -- what happened at this door, for the pure rule that says where it stands
  events jsonb not null default '[]',
  tries int not null default 0,
  reached_at timestamptz,
  due_at timestamptz,
  round uuid,
  -- drawn for a second visit by somebody else
  second_due boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, id)
);
create unique index household_door on household (district, area, door);
create index household_reach on household (district, reach, area, door, id);
create index household_due on household (district, due_at, area, reach) where due_at is not null;
create index household_beside on household (district, beside_list, area, door, id) where beside_list <> '';
create index household_second on household (district, area, door, id) where second_due;

-- An id that a phone gave to a door that already had one.
create table household_alias (
  district int not null,
  id uuid not null,
  household uuid not null,
  area text collate "C" not null,
  primary key (district, id),
  foreign key (district, household) references household (district, id) on delete cascade
);

create table person (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  household uuid,
  name text not null,
  name_plain text collate "C" not null,
  name_pinyin text collate "C" not null,
  name_initials text collate "C" not null,
  sex text check (sex in ('male', 'female')),
  birth_date date,
  id_kind text not null default 'none',
  id_blind bytea,
  phone_blind bytea,
  facts jsonb not null,
  sealed bytea,
  -- what each recent submission said of the days before it: the rules of the ledgers read this
  days jsonb not null default '[]',
  maybe_same jsonb not null default '[]',
  merged_into uuid,
  dead_on date,
  left_on date,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, id)
);
-- one number with one name and one birth date is one record: the last fence when two phones send the same person at once
create unique index person_one_record on person (district, id_blind, name_plain, birth_date) nulls not distinct
  where id_blind is not null and merged_into is null;
create index person_phone on person (district, phone_blind) where phone_blind is not null;
create index person_community on person (district, community, updated_at desc, id desc) where merged_into is null;
create index person_street on person (district, street, updated_at desc, id desc) where merged_into is null;
create index person_plain on person (district, street, name_plain, id) where merged_into is null;
create index person_pinyin on person (district, street, name_pinyin, id) where merged_into is null;
create index person_initials on person (district, street, name_initials, id) where merged_into is null;
create index person_maybe_same on person (district, street, updated_at desc, id desc)
  where maybe_same <> '[]' and merged_into is null;

create table membership (
  district int not null,
  person uuid not null,
  household uuid not null,
  starts_on date not null,
  area text collate "C" not null,
  ends_on date,
  relation text not null default 'other',
  primary key (district, person, household, starts_on),
  foreign key (district, person) references person (district, id) on delete cascade,
  foreign key (district, household) references household (district, id) on delete cascade
);
create index membership_household on membership (district, household) where ends_on is null;

-- The three ledgers, and care, are this table seen by kind.
create table person_tag (
  district int not null,
  person uuid not null,
  kind text not null check (kind in ('key', 'fever', 'observation', 'care')),
  opened_at timestamptz not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  basis jsonb not null,
  purpose text not null,
  since date not null,
  until date,
  submission uuid,
  closed_at timestamptz,
  closed_why text,
  primary key (district, person, kind, opened_at),
  foreign key (district, person) references person (district, id) on delete cascade
);
create unique index person_tag_open on person_tag (district, person, kind) where closed_at is null;
create index person_tag_street on person_tag (district, kind, street, since desc, person desc) where closed_at is null;
create index person_tag_community on person_tag (district, kind, community, since desc, person desc) where closed_at is null;
create index person_tag_until on person_tag (district, until) where closed_at is null and until is not null;

do $$
declare t text;
begin
  foreach t in array array['household', 'household_alias', 'person', 'membership', 'person_tag'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy fence on %I using (
      district = current_setting('gridward.district')::int
      and area >= current_setting('gridward.lo') collate "C" and area < current_setting('gridward.hi') collate "C"
      and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))))$p$, t);
  end loop;
end $$;

comment on table household is
  'purpose: reach every door; retention: until 30 days after the emergency ends; method: row deleted, counts kept';
comment on table household_alias is
  'purpose: answer a phone that named a door anew; retention: as household; method: row deleted with it';
comment on table person is
  'purpose: find and care for people during the emergency; retention: until 30 days after the emergency ends; method: row deleted, key of sealed fields destroyed';
comment on table membership is
  'purpose: who lives with whom, since when; retention: as person; method: row deleted with the person';
comment on table person_tag is
  'purpose: ledgers of key persons, fever, observation and care; retention: 30 days after the tag is closed; method: row deleted';
