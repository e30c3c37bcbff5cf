-- One operation: drafted, signed by two accounts, carried out, perhaps undone by two accounts.
create table redivision (
  district int not null references district,
  id uuid not null,
  title text not null,
  document_number text not null default '',
  reason text not null,
  day date not null,
  steps jsonb not null,
  digest text not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  first_by uuid,
  first_at timestamptz,
  second_by uuid,
  second_at timestamptz,
  plan jsonb,
  counts jsonb,
  undo_asked_by uuid,
  undo_asked_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  withdrawn_at timestamptz,
  primary key (district, id),
  check (second_by is null or (first_by is not null and second_by <> first_by)),
  check (undone_by is null or (undo_asked_by is not null and undone_by <> undo_asked_by)),
  check ((second_by is null) = (plan is null)),
  check (undo_asked_by is null or second_by is not null)
);

-- Which row went where, so that an undo brings back exactly those. `area` is where it went.
create table redivision_moved (
  district int not null,
  redivision uuid not null,
  mover text not null,
  id uuid not null,
  area text collate "C" not null,
  old_area text collate "C" not null,
  primary key (district, redivision, mover, id),
  foreign key (district, redivision) references redivision (district, id)
);
alter table redivision_moved enable row level security;
create policy fence on redivision_moved using (
  district = current_setting('gridward.district')::int
  and area >= current_setting('gridward.lo') collate "C"
  and area < current_setting('gridward.hi') collate "C"
  and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))));
comment on table redivision_moved is
  'purpose: undo of a redivision; retention: 90 days after it was carried out; method: row deleted, the redivision can then no longer be undone';
