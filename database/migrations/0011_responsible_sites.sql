-- Who answers for an area, from a day to a day; `stands_in_for` is the row whose duty is taken over meanwhile.
create table responsible (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  duty text not null,
  account uuid,
  person text not null,
  unit text not null default '',
  phone_sealed bytea,
  starts_on date not null,
  ends_on date,
  stands_in_for uuid,
  reason text not null default '',
  -- the redivision that made this row, or that ended it and what end it had before
  made_in uuid,
  ended_in uuid,
  ends_on_before date,
  made_by uuid,
  made_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  street text generated always as (left(area, 9)) stored,
  community text generated always as (left(area, 12)) stored,
  primary key (district, id),
  foreign key (district, stands_in_for) references responsible (district, id),
  check (ends_on is null or ends_on >= starts_on),
  check (person <> '')
);
create index responsible_by_area on responsible (district, area, starts_on desc);
create index responsible_by_account on responsible (district, account) where account is not null;
alter table responsible enable row level security;
create policy fence on responsible using (
  district = current_setting('gridward.district')::int
  and area >= current_setting('gridward.lo') collate "C"
  and area < current_setting('gridward.hi') collate "C"
  and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))));
comment on table responsible is
  'purpose: every area has somebody who answers for it; retention: two years after the duty ends; method: name and phone replaced by the account id';

create table site (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  kind text not null,
  name text not null,
  place text not null default '',
  lon double precision,
  lat double precision,
  account uuid,
  person text not null default '',
  phone_sealed bytea,
  note text not null default '',
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  street text generated always as (left(area, 9)) stored,
  community text generated always as (left(area, 12)) stored,
  primary key (district, id),
  check ((lon is null) = (lat is null)),
  check (lon between -180 and 180 and lat between -90 and 90)
);
create index site_by_area on site (district, area, id) where closed_at is null;
create index site_by_kind on site (district, kind, area) where closed_at is null;
alter table site enable row level security;
create policy fence on site using (
  district = current_setting('gridward.district')::int
  and area >= current_setting('gridward.lo') collate "C"
  and area < current_setting('gridward.hi') collate "C"
  and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))));
comment on table site is
  'purpose: gates, estates and places with the person in charge; retention: two years after the site closes; method: name and phone of the person emptied';
