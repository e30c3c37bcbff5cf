-- The daily report: what each community confirmed, nil reports included; the frozen day; what came too late.
create table briefing_setting (
  district int primary key references district,
  -- minutes after midnight of the district's zone by which communities confirm
  due_minute int not null default 1020 check (due_minute between 0 and 1439)
);

create table briefing_confirmation (
  district int not null references district,
  day date not null,
  area text collate "C" not null,
  nil boolean not null,
  figures jsonb not null,
  note text not null default '',
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  late boolean not null,
  primary key (district, day, area)
);

create table briefing_report (
  district int not null references district,
  day date not null,
  number int not null,
  frozen_by uuid not null,
  frozen_at timestamptz not null,
  missing text[] not null,
  line uuid,
  block_hash text,
  finished_at timestamptz,
  primary key (district, day),
  unique (district, number)
);

-- a frozen figure is never rewritten: what came later is numbered and stands in the next report
create table briefing_correction (
  district int not null references district,
  number int not null,
  report_day date not null,
  about_day date not null,
  area text collate "C" not null,
  metric text not null,
  n bigint not null,
  primary key (district, number)
);
create index briefing_correction_report on briefing_correction (district, report_day);
create index briefing_correction_about on briefing_correction (district, about_day, area, metric);
create index journal_by_time on journal (district, happened_at);

comment on table briefing_confirmation is 'no people: sums by area and day, and the account that confirmed them';
comment on table briefing_correction is 'no people: sums by area and day';
