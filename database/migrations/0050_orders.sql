-- Limits on people: acts, provisional holds, orders, under a declared emergency. A row without its parts cannot be
-- written: signers, evidence, pack, reason, end, notice and receipt are columns that must be there, and what a row rests on
-- is copied into it and tied to its source by foreign keys, so that checks can compare without a trigger.
create extension if not exists btree_gist;

-- A digest of a code on paper leads to its record before anybody is known.
create table receipt_code (
  code bytea not null unique,
  district int not null references district,
  area text collate "C" not null,
  about text not null check (about in ('order', 'hold', 'act')),
  subject uuid not null,
  primary key (district, code)
);
revoke update, delete on receipt_code from gridward_app;

create table emergency_proposal (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  disease text not null check (disease <> ''),
  legal_basis text not null check (legal_basis <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '90 days'),
  renews uuid,
  content bytea not null,
  proposer uuid not null,
  unit text not null check (unit <> ''),
  proposed_at timestamptz not null,
  closed_at timestamptz,
  primary key (district, id),
  foreign key (district, proposer) references account (district, id)
);

create table emergency (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  disease text not null check (disease <> ''),
  legal_basis text not null check (legal_basis <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '90 days'),
  renews uuid,
  content bytea not null,
  first_signer uuid not null,
  first_unit text not null check (first_unit <> ''),
  first_signed_at timestamptz not null,
  second_signer uuid not null check (second_signer <> first_signer),
  second_unit text not null check (second_unit <> '' and second_unit <> first_unit),
  second_signed_at timestamptz not null check (second_signed_at >= first_signed_at),
  ended_at timestamptz,
  ended_by uuid,
  ended_why text,
  -- where the clock of deletion begins
  sunset_at timestamptz,
  primary key (district, id),
  unique (district, id, area, starts_at, ends_at),
  foreign key (district, id) references emergency_proposal (district, id),
  foreign key (district, renews) references emergency (district, id),
  foreign key (district, first_signer) references account (district, id),
  foreign key (district, second_signer) references account (district, id),
  -- a declaration does not reach back behind its second signature
  check (starts_at >= second_signed_at - interval '1 minute'),
  check ((ended_at is null) = (ended_why is null))
);
create index emergency_open on emergency (district, ends_at) where sunset_at is null;

create table order_proposal (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  kind text not null check (kind in ('centralIsolation', 'homeIsolation', 'homeMonitoring', 'healthMonitoring')),
  basis text not null check (basis <> ''),
  reason text not null check (reason <> ''),
  evidence_sealed bytea not null,
  people int not null check (people > 0),
  -- whom the same proposer had under order in the 24 hours before: many small proposals are one large one
  lately int not null check (lately >= 0),
  emergency uuid not null,
  pack uuid not null,
  pack_version int not null,
  content bytea not null,
  proposer uuid not null,
  unit text not null check (unit <> ''),
  proposed_at timestamptz not null,
  state text not null default 'proposed' check (state in ('proposed', 'waitsForThird', 'decided', 'refused', 'withdrawn')),
  second_signer uuid check (second_signer <> proposer),
  second_unit text check (second_unit <> '' and second_unit <> unit),
  second_signed_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  closed_why text,
  primary key (district, id),
  foreign key (district, emergency) references emergency (district, id),
  foreign key (district, pack, pack_version) references rule_pack (district, id, version),
  foreign key (district, proposer) references account (district, id),
  foreign key (district, second_signer) references account (district, id),
  check (num_nonnulls(second_signer, second_unit, second_signed_at) in (0, 3)),
  check (state <> 'waitsForThird' or second_signer is not null),
  check ((state in ('proposed', 'waitsForThird')) = (closed_at is null))
);
create index order_proposal_open on order_proposal (district, area, proposed_at) where closed_at is null;
create index order_proposal_proposer on order_proposal (district, proposer, proposed_at);

create table order_proposal_person (
  district int not null,
  proposal uuid not null,
  ordinal int not null,
  area text collate "C" not null,
  person uuid,
  name_sealed bytea not null,
  day_zero date not null,
  last_day date not null check (last_day > day_zero),
  ends_at timestamptz not null,
  evidence_sealed bytea,
  primary key (district, proposal, ordinal),
  unique (district, proposal, person),
  foreign key (district, proposal) references order_proposal (district, id) on delete cascade,
  foreign key (district, person) references person (district, id) on delete set null (person)
);

-- Who opened the evidence, and when: a signature rests on one of these rows.
create table order_opening (
  district int not null,
  proposal uuid not null,
  account uuid not null,
  area text collate "C" not null,
  opened_at timestamptz not null,
  primary key (district, proposal, account),
  unique (district, proposal, account, opened_at),
  foreign key (district, proposal) references order_proposal (district, id) on delete cascade,
  foreign key (district, account) references account (district, id)
);

create table order_decision (
  district int not null,
  proposal uuid not null,
  area text collate "C" not null,
  kind text not null,
  people int not null check (people > 0),
  lately int not null,
  reason text not null check (reason <> ''),
  evidence bytea not null,
  content bytea not null,
  emergency uuid not null,
  emergency_area text collate "C" not null,
  emergency_starts_at timestamptz not null,
  emergency_ends_at timestamptz not null,
  pack uuid not null,
  pack_version int not null,
  appeal_hours int not null check (appeal_hours between 1 and 72),
  starts_at timestamptz not null,
  latest_end timestamptz not null,
  proposer uuid not null,
  proposer_unit text not null check (proposer_unit <> ''),
  proposed_at timestamptz not null,
  second_signer uuid not null,
  second_unit text not null check (second_unit <> ''),
  second_opened_at timestamptz not null,
  second_signed_at timestamptz not null,
  third_signer uuid,
  third_unit text check (third_unit <> ''),
  third_opened_at timestamptz,
  third_signed_at timestamptz,
  signers uuid[] not null,
  primary key (district, proposal),
  unique (district, proposal, people, kind, emergency_area, starts_at, latest_end, signers),
  foreign key (district, proposal) references order_proposal (district, id),
  foreign key (district, emergency, emergency_area, emergency_starts_at, emergency_ends_at)
    references emergency (district, id, area, starts_at, ends_at),
  foreign key (district, pack, pack_version) references rule_pack (district, id, version),
  foreign key (district, proposer) references account (district, id),
  foreign key (district, proposal, second_signer, second_opened_at)
    references order_opening (district, proposal, account, opened_at),
  foreign key (district, proposal, third_signer, third_opened_at)
    references order_opening (district, proposal, account, opened_at),
  check (second_signer <> proposer and second_unit <> proposer_unit),
  check (proposed_at <= second_opened_at and second_opened_at <= second_signed_at),
  check (num_nonnulls(third_signer, third_unit, third_opened_at, third_signed_at) in (0, 4)),
  check (third_signer <> proposer and third_signer <> second_signer),
  check (third_unit <> proposer_unit and third_unit <> second_unit),
  check (third_opened_at <= third_signed_at and third_signed_at >= second_signed_at),
  check (people + lately <= 50 or third_signer is not null),
  check (signers = array_remove(array[proposer, second_signer, third_signer], null)),
  check (starts_at >= emergency_starts_at and latest_end <= emergency_ends_at),
  check (latest_end > starts_at and latest_end <= starts_at + interval '29 days')
);

create table person_order (
  district int not null,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  -- the path of the day of issue, which a redivision leaves as it was
  issued_area text collate "C" not null,
  proposal uuid not null,
  ordinal int not null,
  people int not null,
  kind text not null,
  emergency_area text collate "C" not null,
  starts_at timestamptz not null,
  latest_end timestamptz not null,
  signers uuid[] not null,
  person uuid,
  name_sealed bytea not null,
  ends_at timestamptz not null,
  notice_sealed bytea not null,
  receipt bytea not null,
  -- made with the key outside the database: a row written by hand has none that fits
  seal bytea not null check (length(seal) = 32),
  served_at timestamptz,
  served_by uuid,
  served_how text check (served_how in ('inPerson', 'door', 'phone', 'message')),
  ended_at timestamptz,
  ended_by text,
  ended_why text check (ended_why in ('expired', 'lifted', 'appeal', 'emergencyEnded')),
  ended_reason text,
  primary key (district, id),
  unique (district, proposal, ordinal),
  unique (district, id, signers),
  unique (district, receipt),
  foreign key (district, proposal, people, kind, emergency_area, starts_at, latest_end, signers)
    references order_decision (district, proposal, people, kind, emergency_area, starts_at, latest_end, signers),
  foreign key (district, person) references person (district, id) on delete set null (person),
  foreign key (district, receipt) references receipt_code (district, code),
  check (ordinal between 1 and people),
  check (ends_at > starts_at and ends_at <= latest_end),
  check (issued_area ^@ emergency_area),
  check (person is not null or ended_at is not null),
  check (num_nonnulls(served_at, served_by, served_how) in (0, 3)),
  check (num_nonnulls(ended_at, ended_by, ended_why) in (0, 3)),
  check (ended_at >= starts_at and (ended_why <> 'expired' or ended_at = ends_at)),
  check (ended_why not in ('lifted', 'appeal') or ended_reason <> '')
);
-- one order of a kind at a time for one person
create unique index person_order_open on person_order (district, person, kind) where ended_at is null;
create index person_order_ends on person_order (district, ends_at) where ended_at is null;
create index person_order_street on person_order (district, street, served_at nulls first, ends_at, id) where ended_at is null;
create index person_order_community on person_order (district, community, served_at nulls first, ends_at, id) where ended_at is null;
create index person_order_proposal on person_order (district, proposal);

create table order_appeal (
  district int not null,
  id uuid not null,
  person_order uuid not null,
  signers uuid[] not null,
  area text collate "C" not null,
  text_sealed bytea not null,
  raised_at timestamptz not null,
  raised_by text not null check (raised_by <> ''),
  due_at timestamptz not null check (due_at > raised_at and due_at <= raised_at + interval '72 hours'),
  answered_at timestamptz,
  answered_by uuid,
  outcome text check (outcome in ('stands', 'lifted')),
  answer_sealed bytea,
  primary key (district, id),
  foreign key (district, person_order, signers) references person_order (district, id, signers),
  foreign key (district, answered_by) references account (district, id),
  check (num_nonnulls(answered_at, answered_by, outcome, answer_sealed) in (0, 4)),
  check (answered_by <> all (signers))
);
create unique index order_appeal_open on order_appeal (district, person_order) where answered_at is null;
create index order_appeal_due on order_appeal (district, due_at) where answered_at is null;

create table hold (
  district int not null,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  issued_area text collate "C" not null,
  place text not null default '',
  person uuid,
  name_sealed bytea not null,
  basis text not null check (basis in ('fever', 'positivePool')),
  reason text not null check (reason <> ''),
  emergency uuid not null,
  emergency_area text collate "C" not null,
  emergency_starts_at timestamptz not null,
  emergency_ends_at timestamptz not null,
  pack uuid not null,
  pack_version int not null,
  official uuid not null,
  official_name text not null check (official_name <> ''),
  unit text not null check (unit <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  -- nobody is held twice within a day: one hold after the other would be a longer one
  again_from timestamptz not null check (again_from = starts_at + interval '24 hours'),
  receipt bytea not null,
  seal bytea not null check (length(seal) = 32),
  ended_at timestamptz,
  ended_by text,
  ended_why text check (ended_why in ('expired', 'released', 'emergencyEnded')),
  primary key (district, id),
  unique (district, receipt),
  foreign key (district, emergency, emergency_area, emergency_starts_at, emergency_ends_at)
    references emergency (district, id, area, starts_at, ends_at),
  foreign key (district, pack, pack_version) references rule_pack (district, id, version),
  foreign key (district, person) references person (district, id) on delete set null (person),
  foreign key (district, official) references account (district, id),
  foreign key (district, receipt) references receipt_code (district, code),
  check (issued_area ^@ emergency_area),
  check (starts_at >= emergency_starts_at and ends_at <= emergency_ends_at),
  check (num_nonnulls(ended_at, ended_by, ended_why) in (0, 3)),
  exclude using gist (district with =, person with =, tstzrange(starts_at, again_from) with &&) where (person is not null)
);
create index hold_ends on hold (district, ends_at) where ended_at is null;
create index hold_area on hold (district, area, ends_at) where ended_at is null;

-- One person at one gate, once. Nothing in the row could follow anybody: no person, no end.
create table act (
  district int not null,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  place text not null default '',
  kind text not null check (kind in ('turnedBack', 'checkedAgain')),
  basis text not null check (basis <> ''),
  reason text not null check (reason <> ''),
  emergency uuid not null,
  emergency_area text collate "C" not null,
  emergency_starts_at timestamptz not null,
  emergency_ends_at timestamptz not null,
  pack uuid not null,
  pack_version int not null,
  actor uuid not null,
  actor_name text not null check (actor_name <> ''),
  done_at timestamptz not null,
  receipt bytea not null,
  digest bytea not null,
  primary key (district, id),
  unique (district, receipt),
  foreign key (district, emergency, emergency_area, emergency_starts_at, emergency_ends_at)
    references emergency (district, id, area, starts_at, ends_at),
  foreign key (district, pack, pack_version) references rule_pack (district, id, version),
  foreign key (district, actor) references account (district, id),
  foreign key (district, receipt) references receipt_code (district, code),
  check (area ^@ emergency_area),
  check (done_at >= emergency_starts_at and done_at <= emergency_ends_at)
);
create index act_time on act (district, done_at desc, id);

-- What the check of all limits against the journal found: a row that nobody signed.
create table order_alarm (
  district int not null references district,
  subject uuid not null,
  area text collate "C" not null,
  what text not null,
  found_at timestamptz not null,
  cleared_at timestamptz,
  primary key (district, subject)
);

-- What was decided stays as it was; only how it went on may be written.
revoke update, delete on emergency_proposal, emergency, order_proposal, order_proposal_person, order_opening, order_decision,
  person_order, order_appeal, hold, act from gridward_app;
grant update (closed_at) on emergency_proposal to gridward_app;
grant update (ended_at, ended_by, ended_why, sunset_at) on emergency to gridward_app;
grant update (area, state, second_signer, second_unit, second_signed_at, closed_by, closed_at, closed_why) on order_proposal to gridward_app;
grant update (area) on order_proposal_person, order_opening, order_decision to gridward_app;
grant update (area, served_at, served_by, served_how, ended_at, ended_by, ended_why, ended_reason) on person_order to gridward_app;
grant update (area, answered_at, answered_by, outcome, answer_sealed) on order_appeal to gridward_app;
grant update (area, ended_at, ended_by, ended_why) on hold to gridward_app;

do $$
declare t text;
begin
  foreach t in array array['order_proposal', 'order_proposal_person', 'order_opening', 'order_decision', 'person_order',
    'order_appeal', 'hold', 'act', 'order_alarm'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy fence on %I using (
      district = current_setting('gridward.district')::int
      and area >= current_setting('gridward.lo') collate "C" and area < current_setting('gridward.hi') collate "C"
      and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))))$p$, t);
  end loop;
end $$;

comment on table receipt_code is
  'purpose: lead a code on a notice to its record; retention: as the record; method: row deleted; no fence: read before a login, holds digests only';
comment on table emergency_proposal is 'no people: what was proposed to be declared, and by which account';
comment on table emergency is 'no people: what is declared, where, until when, and by which two accounts';
comment on table order_proposal is
  'purpose: decide on an order with evidence; retention: 3 years after it was closed (legal); method: evidence emptied, row deleted';
comment on table order_proposal_person is
  'purpose: whom a proposal is about; retention: as order_proposal; method: row deleted with it';
comment on table order_opening is
  'purpose: a signer saw the evidence; retention: as order_proposal; method: row deleted with it';
comment on table order_decision is
  'purpose: who limited people, on what ground; retention: 3 years after the last order ended (legal); method: row deleted';
comment on table person_order is
  'purpose: what a person must do, until when, and how to object; retention: 3 years after its end (legal); method: name and notice destroyed with their key, row deleted';
comment on table order_appeal is
  'purpose: answer an objection in time; retention: as person_order; method: row deleted';
comment on table hold is
  'purpose: keep somebody safe for hours until a doctor or a test decides; retention: 1 year after its end; method: row deleted';
comment on table act is
  'purpose: answer for what was done at a gate; retention: 90 days; method: row deleted';
comment on table order_alarm is
  'purpose: name a limit that nobody signed; retention: 3 years (legal); method: row deleted';
