-- Rule packs: the dated parameters of pure functions. A draft may change; a pack is written once by two signatures and
-- never again, because orders are frozen to it. A later pack takes over by its dates.
create table rule_draft (
  district int not null references district,
  id uuid not null,
  kind text not null,
  area text collate "C" not null,
  title text not null check (title <> ''),
  document text not null default '',
  assumption boolean not null default false,
  parameters jsonb not null,
  examples jsonb not null,
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  content bytea not null,
  changed_by uuid,
  changed_at timestamptz not null,
  preview jsonb,
  previewed_content bytea,
  first_signer uuid,
  first_unit text check (first_unit <> ''),
  first_signed_at timestamptz,
  first_content bytea,
  primary key (district, id),
  foreign key (district, first_signer) references account (district, id),
  check (num_nonnulls(first_signer, first_unit, first_signed_at, first_content) in (0, 4)),
  -- a signature is for one content that was previewed and has a document behind it
  check (first_signer is null or (first_content = content and previewed_content = content and document <> ''))
);

create table rule_pack (
  district int not null references district,
  id uuid not null,
  kind text not null,
  area text collate "C" not null,
  version int not null check (version > 0),
  title text not null check (title <> ''),
  document text not null check (document <> ''),
  parameters jsonb not null,
  examples jsonb not null check (jsonb_array_length(examples) > 0),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  content bytea not null,
  preview jsonb not null,
  first_signer uuid not null,
  first_unit text not null check (first_unit <> ''),
  first_signed_at timestamptz not null,
  second_signer uuid not null,
  second_unit text not null check (second_unit <> ''),
  second_signed_at timestamptz not null,
  primary key (district, id),
  unique (district, kind, area, version),
  unique (district, id, version),
  foreign key (district, first_signer) references account (district, id),
  foreign key (district, second_signer) references account (district, id),
  check (first_signer <> second_signer),
  check (first_unit <> second_unit),
  check (second_signed_at >= first_signed_at)
);
create index rule_pack_dates on rule_pack (district, kind, effective_from desc);
revoke update, delete on rule_pack from gridward_app;

comment on table rule_draft is 'no people: parameters of rules, and the account that signed first';
comment on table rule_pack is 'no people: parameters of rules, and the two accounts that signed';
