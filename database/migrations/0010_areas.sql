-- The tree. No table here but `area_version` changes often, and none holds people: they are reference tables.
create table area (
  district int not null references district,
  path text collate "C" not null,
  parent text collate "C" not null,
  level text not null check (level in ('street', 'community', 'grid', 'building')),
  kind text not null,
  name text not null,
  code text not null default '',
  valid_from date not null,
  valid_to date,
  primary key (district, path),
  check (path ~ '^(\d{9}|\d{12}|\d{15}|\d{18})$'),
  -- a path is never moved and never reused: its parent is printed in it
  check (parent = case length(path) when 9 then '' else left(path, length(path) - 3) end),
  check (valid_to is null or valid_to >= valid_from)
);
create index area_by_code on area (district, code) where code <> '' and valid_to is null;

-- What an area was called, and under which official code, from a day on.
create table area_name (
  district int not null,
  path text collate "C" not null,
  valid_from date not null,
  name text not null,
  code text not null,
  primary key (district, path, valid_from),
  foreign key (district, path) references area (district, path)
);

-- One more with every change of the tree or the shapes, so that a phone asks for nothing it already has.
create table area_version (
  district int primary key references district,
  tree bigint not null default 1,
  shapes bigint not null default 1
);

-- A division file: shown first, then confirmed. `entries` are the rows as read; `receipt` says what became of them.
create table area_edition (
  district int not null references district,
  id uuid not null,
  file_name text not null,
  sha256 text not null,
  roots text[] not null,
  entries jsonb not null,
  neighbours jsonb not null default '[]',
  digest text not null,
  read_by uuid,
  read_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  receipt jsonb,
  primary key (district, id),
  check ((confirmed_at is null) = (receipt is null))
);

-- Where an old path went. A closed path has one main successor. Chains are flattened when they arise: a later redivision
-- supersedes the rows that led to what it closed and adds rows to where that went. `ended_on`: the redivision was undone.
create table area_alias (
  district int not null,
  old_path text collate "C" not null,
  new_path text collate "C" not null,
  redivision uuid not null,
  main boolean not null,
  from_day date not null,
  superseded_by uuid,
  ended_on date,
  primary key (district, old_path, new_path, redivision)
);
create unique index area_alias_main on area_alias (district, old_path)
  where main and ended_on is null and superseded_by is null;
create index area_alias_new on area_alias (district, new_path) where ended_on is null and superseded_by is null;

-- Surveyed outlines: of six-digit districts or of single areas ('' is the whole district).
create table area_outline (
  district int not null references district,
  prefix text collate "C" not null,
  name text not null,
  shape jsonb not null,
  file_name text not null,
  set_by uuid,
  set_at timestamptz not null,
  primary key (district, prefix)
);

create table area_shape (
  district int not null references district,
  path text collate "C" not null,
  shape jsonb not null,
  lon double precision not null,
  lat double precision not null,
  schematic boolean not null,
  primary key (district, path)
);

-- Levels without a path of their own: a 管区, a park's service port.
create table area_set (
  district int not null references district,
  id uuid not null,
  kind text not null,
  name text not null,
  prefixes text[] not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (district, id),
  check (cardinality(prefixes) > 0)
);
create unique index area_set_name on area_set (district, kind, name);

comment on table area is 'no people: names of places';
comment on table area_name is 'no people: names of places';
comment on table area_outline is 'no people: shapes of places';
comment on table area_set is 'no people: names of places';
