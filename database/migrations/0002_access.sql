-- Accounts, grants, sessions. An account belongs to one district.
create table account (
  district int not null references district,
  id uuid not null,
  login text not null unique,
  name text not null,
  unit text not null default '',
  phone_sealed bytea,
  phone_blind bytea,
  password text,
  pin text,
  must_change boolean not null default false,
  demo boolean not null default false,
  created_at timestamptz not null,
  ends_at timestamptz,
  closed_at timestamptz,
  primary key (district, id)
);
comment on table account is
  'purpose: who acts in the system; retention: two years after the account ends; method: name, phone and login replaced by the id; no fence: read before anybody is signed in';

create table access_grant (
  district int not null,
  id uuid not null,
  account uuid not null,
  role text not null,
  prefix text collate "C" not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  granted_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  reason text not null default '',
  primary key (district, id),
  foreign key (district, account) references account (district, id)
);
create index access_grant_account on access_grant (district, account) where revoked_at is null;
create index access_grant_prefix on access_grant (district, prefix) where revoked_at is null;
-- system, security and audit administration exclude each other (GB/T 22239-2019, level 3)
create unique index one_of_three_administrators on access_grant (district, account)
  where revoked_at is null and role in ('systemAdmin', 'securityAdmin', 'auditor');

create table device (
  district int not null,
  id uuid not null,
  name text not null,
  secret bytea not null,
  area text collate "C" not null,
  created_at timestamptz not null,
  created_by uuid,
  last_seen_at timestamptz,
  cut_off_at timestamptz,
  primary key (district, id)
);

create table session (
  district int not null,
  id uuid not null,
  token bytea not null unique,
  account uuid not null,
  kind text not null check (kind in ('desk', 'device', 'token')),
  device uuid,
  name text not null default '',
  verbs text[],
  created_at timestamptz not null,
  seen_at timestamptz not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, id),
  foreign key (district, account) references account (district, id)
);
create index session_account on session (district, account) where ended_at is null;
create index session_device on session (district, device) where ended_at is null;
comment on table session is
  'purpose: who is signed in; retention: 180 days after its end; method: row deleted; no fence: read before anybody is signed in';

-- Wrong passwords and PINs, by account and by address; counted per window, deleted after a day.
create table login_try (
  key bytea not null,
  tried_at timestamptz not null
);
create index login_try_key on login_try (key, tried_at);

create table invitation (
  district int not null,
  id uuid not null,
  code bytea not null unique,
  name text not null,
  unit text not null default '',
  phone_sealed bytea,
  phone_blind bytea,
  role text not null,
  prefix text collate "C" not null,
  grant_ends_at timestamptz not null,
  batch uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  account uuid,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (district, id)
);
create index invitation_batch on invitation (district, batch);
comment on table invitation is
  'purpose: bring helpers from a roster into the system; retention: 30 days after use or end; method: row deleted; no fence: found by its code before anybody is signed in';

comment on table access_grant is
  'purpose: who may do what where, until when; retention: two years after the grant ends; method: row deleted; no fence: read to find the scope, before there is one';
comment on table device is
  'purpose: cut off a lost phone; retention: 180 days after it was cut off; method: row deleted; no fence: read before anybody is signed in';
