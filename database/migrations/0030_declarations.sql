-- What was said, by whom and when: kept as it came. The register is made from it and can be made again.
create table questionnaire (
  key text not null,
  version int not null,
  definition jsonb not null,
  digest bytea not null,
  added_at timestamptz not null,
  primary key (key, version)
);
revoke update, delete on questionnaire from gridward_app;

create sequence submission_applied;
grant usage on sequence submission_applied to gridward_app;

create table submission (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  questionnaire text not null,
  version int not null,
  source text not null check (source in ('door', 'self', 'paper', 'import', 'officer')),
  state text not null check (state in ('accepted', 'claim', 'rejected', 'withdrawn')),
  answers jsonb not null,
  sealed bytea,
  digest bytea not null,
  observed_at timestamptz not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null,
  account uuid,
  device text,
  collector text not null default '',
  household uuid,
  -- the door as it was named when the answers came
  place jsonb not null default '{}',
  -- what the sender picked from its list, and what each row became
  chosen uuid[] not null default '{}',
  persons uuid[] not null default '{}',
  problems jsonb not null default '[]',
  import uuid,
  replaces uuid,
  judged_by uuid,
  judged_at timestamptz,
  verdict text check (verdict in ('asIs', 'corrected', 'rejected', 'needsVisit')),
  reason text not null default '',
  -- the order in which the register took them
  applied bigint,
  primary key (district, id)
);
create index submission_claims on submission (district, area, observed_at, id) where state = 'claim';
create index submission_household on submission (district, household, observed_at);
create index submission_applied_order on submission (district, community, applied) where applied is not null;
create index submission_import on submission (district, import) where import is not null;

create table visit (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  household uuid not null,
  round uuid,
  result text not null check (result in ('home', 'empty', 'noAnswer', 'refused')),
  source text not null check (source in ('door', 'paper', 'import')),
  account uuid,
  device text,
  collector text not null default '',
  observed_at timestamptz not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null,
  second boolean not null default false,
  disagrees boolean,
  submission uuid,
  note text not null default '',
  digest bytea not null,
  import uuid,
  primary key (district, id)
);
create index visit_household on visit (district, household, observed_at);
create index visit_import on visit (district, import) where import is not null;

-- What a person has to look at: nothing that was sent is ever dropped.
create table tray (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  kind text not null check (kind in ('sameIdOtherContent', 'outsideGrants', 'unreadable', 'dead')),
  about uuid,
  content_sealed bytea not null,
  digest bytea not null,
  account uuid,
  device text,
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_how text,
  primary key (district, id)
);
create index tray_open on tray (district, area, received_at, id) where settled_at is null;
create unique index tray_once on tray (district, about, digest, kind);

create table round (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  name text not null,
  starts_on date not null,
  due_on date not null,
  -- days after which a door counts as not looked at lately
  fresh_days int not null default 7,
  second_share real not null default 0.02,
  made_by uuid,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (district, id)
);

create table baseline (
  district int not null references district,
  area text collate "C" not null,
  households int not null,
  people int not null,
  source text not null,
  counted_on date not null,
  -- an address list came with it: doors beyond it are "found"
  doors boolean not null default false,
  import uuid,
  recorded_at timestamptz not null,
  primary key (district, area, recorded_at)
);

-- The code behind a QR on a wall; it names a place, no person.
create table page_code (
  code text primary key,
  district int not null references district,
  area text collate "C" not null,
  name text not null default '',
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index page_code_area on page_code (district, area);

-- 80 random bits, kept as a digest; who has them may read and correct one declaration.
create table receipt (
  code bytea primary key,
  district int not null,
  area text collate "C" not null,
  submission uuid not null,
  made_at timestamptz not null
);
create table public_try (
  key bytea not null,
  tried_at timestamptz not null
);
create index public_try_key on public_try (key, tried_at);

do $$
declare t text;
begin
  foreach t in array array['submission', 'visit', 'tray'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy fence on %I using (
      district = current_setting('gridward.district')::int
      and area >= current_setting('gridward.lo') collate "C" and area < current_setting('gridward.hi') collate "C"
      and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))))$p$, t);
  end loop;
end $$;

comment on table submission is
  'purpose: what was declared, as it came; retention: until 30 days after the emergency ends; method: row deleted, key of sealed answers destroyed';
comment on table visit is
  'purpose: who knocked where and what came of it; retention: until 30 days after the emergency ends; method: row deleted, counts kept';
comment on table tray is
  'purpose: nothing that was sent gets lost; retention: 30 days after it is settled; method: row deleted';
comment on table receipt is
  'purpose: let people see and correct what they declared; retention: as the declaration; method: row deleted; no fence: found by its code, nobody is signed in';

comment on table round is 'no people: what a round asks for and until when';
comment on table baseline is 'no people: sums by area';
comment on table page_code is 'no people: the printed code of a place';
