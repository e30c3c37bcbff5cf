-- Tables that officers upload: what was read, what became of every row, and the way back.
create table import_run (
  district int not null references district,
  id uuid not null,
  kind text not null,
  -- the area that it was made for, and every prefix where its rows may lie
  area text collate "C" not null,
  prefixes text[] not null,
  file_name text not null,
  file_size bigint not null,
  sha256 text not null,
  -- sealed; the file is useless without it
  file_key bytea,
  state text not null check (state in ('previewed', 'running', 'stopped', 'failed', 'done', 'takingBack', 'takenBack')),
  language text not null,
  -- sheet, heading row, headings, columns
  reading jsonb not null,
  expected bigint,
  -- rows of the file that are settled: the next batch begins behind them
  settled bigint not null default 0,
  stored bigint not null default 0,
  same bigint not null default 0,
  rejected bigint not null default 0,
  totals jsonb not null default '{}',
  fault text,
  made_by uuid not null,
  made_at timestamptz not null,
  started_by uuid,
  started_at timestamptz,
  ended_at timestamptz,
  taken_back_by uuid,
  taken_back_at timestamptz,
  taken_back_reason text,
  taken_back bigint not null default 0,
  kept bigint not null default 0,
  primary key (district, id),
  check (settled = stored + same + rejected),
  check ((taken_back_by is null) = (taken_back_reason is null))
);
create index import_run_at_work on import_run (district, state) where state in ('running', 'takingBack');
create index import_run_file on import_run (district, sha256);

-- One line per row of a file. A refused row is kept, sealed, until it was corrected; of the others only where it went.
create table import_row (
  district int not null,
  import uuid not null,
  ordinal bigint not null,
  number bigint not null,
  area text collate "C" not null,
  outcome text not null check (outcome in ('stored', 'same', 'rejected', 'takenBack', 'kept')),
  subject uuid,
  cells_sealed bytea,
  problems jsonb,
  primary key (district, import, ordinal),
  foreign key (district, import) references import_run (district, id) on delete cascade
);
create index import_row_rejected on import_row (district, import, ordinal) where outcome = 'rejected';
create index import_row_stored on import_row (district, import, ordinal) where outcome = 'stored';

alter table import_run enable row level security;
create policy fence on import_run using (
  district = current_setting('gridward.district')::int
  and area >= current_setting('gridward.lo') collate "C"
  and area < current_setting('gridward.hi') collate "C"
  and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))));
alter table import_row enable row level security;
create policy fence on import_row using (
  district = current_setting('gridward.district')::int
  and area >= current_setting('gridward.lo') collate "C"
  and area < current_setting('gridward.hi') collate "C"
  and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))));

comment on table import_run is
  'purpose: answer for every file that was imported, and take it back; retention: file and key 7 days after the end (1 day when never confirmed), the receipt as long as what it stored; method: key erased, file deleted';
comment on table import_row is
  'purpose: say what became of each row, and hand refused rows back for correction; retention: refused contents 30 days after the end, the rest as long as the import; method: sealed contents and reasons erased, then rows deleted with the import';
