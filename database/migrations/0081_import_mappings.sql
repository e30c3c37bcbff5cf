-- How the tables of one sender are to be read: which heading is which column, as an officer has corrected it.
create table import_mapping (
  district int not null references district,
  id uuid not null,
  kind text not null,
  -- the area that files are imported for: whoever works there shares what was corrected once
  area text collate "C" not null,
  -- SHA-256 of the headings in their order, without widths, spaces and marks
  signature text not null,
  name text not null,
  headings text[] not null,
  -- one key for each heading, null: not taken
  keys text[] not null,
  made_by uuid not null,
  made_at timestamptz not null,
  used_at timestamptz not null,
  used bigint not null default 1,
  primary key (district, id),
  unique (district, area, kind, signature),
  check (cardinality(headings) = cardinality(keys))
);

alter table import_mapping enable row level security;
create policy fence on import_mapping using (
  district = current_setting('gridward.district')::int
  and area >= current_setting('gridward.lo') collate "C"
  and area < current_setting('gridward.hi') collate "C"
  and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))));

comment on table import_mapping is
  'purpose: read the tables of one sender as they were corrected before, and say who did; retention: 1 year after it was last used; method: rowDeleted';
