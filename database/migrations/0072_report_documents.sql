-- The daily report as a document of the office: a text that people edit, then a number and a signature.
create table briefing_document (
  district int not null references district,
  day date not null,
  version int not null check (version > 0),
  text jsonb not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  year int,
  number int check (number > 0),
  signed_by uuid,
  signed_at timestamptz,
  -- what was signed: its parts, for paper, and the bytes of the Word file with their SHA-256
  content jsonb,
  file bytea,
  digest bytea,
  primary key (district, day),
  foreign key (district, day) references briefing_report (district, day),
  unique (district, year, number),
  check (num_nulls(year, number, signed_by, signed_at, content, file, digest) in (0, 7))
);

alter table briefing_document enable row level security;
create policy briefing_document_fence on briefing_document using (district = current_setting('gridward.district')::int);

create function briefing_document_stands() returns trigger language plpgsql as $$
begin
  raise exception 'a signed report is never rewritten' using errcode = 'restrict_violation';
end $$;
create trigger briefing_document_stands before update or delete on briefing_document
  for each row when (old.signed_at is not null) execute function briefing_document_stands();

comment on table briefing_document is 'purpose: the official daily report, sums by area, with the accounts that wrote and signed it; retention: kept as a document of the office for as long as the district; method: none by the night, a signed row is refused any change. Names people write into the text stay in it: the page asks not to';
