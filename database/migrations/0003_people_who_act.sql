-- Accounts of people and of programs, one-time codes, who signs in on a shared phone, invitations from a roster.
alter table account
  add column kind text not null default 'person' check (kind in ('person', 'program')),
  add column made_by uuid,
  add column closed_by uuid,
  add column closed_why text not null default '';
create index account_phone on account (district, phone_blind) where phone_blind is not null and closed_at is null;
create index account_by_name on account (district, name, id);
-- a helper signs in on a shared phone with this number and the own PIN
create sequence short_login start 100001;

alter table access_grant add column revoked_why text not null default '';
create index access_grant_of on access_grant (district, account, starts_at desc);
create index access_grant_at on access_grant (district, prefix, starts_at desc, id);

alter table device
  add column cut_off_by uuid,
  add column cut_off_why text not null default '';
create unique index device_secret on device (secret);
create index device_area on device (district, area, id);

-- Handed over by a grantor or a leader, used once: a new password, or a new PIN.
create table one_time_code (
  district int not null,
  account uuid not null,
  purpose text not null check (purpose in ('password', 'pin')),
  digest bytea not null,
  made_by uuid,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (district, account, purpose),
  foreign key (district, account) references account (district, id) on delete cascade
);
comment on table one_time_code is
  'purpose: let somebody back in who forgot a password or PIN; retention: a day after its end; method: row deleted; no fence: read before anybody is signed in';

-- Who has signed in on a shared phone, so that it can offer their names.
create table device_person (
  district int not null,
  device uuid not null,
  account uuid not null,
  last_at timestamptz not null,
  primary key (district, device, account),
  foreign key (district, device) references device (district, id) on delete cascade,
  foreign key (district, account) references account (district, id) on delete cascade
);
comment on table device_person is
  'purpose: offer the names of those who share a phone; retention: 30 days after the last use; method: row deleted; no fence: read before anybody is signed in';

alter table invitation
  add column code_sealed bytea,
  -- the person (phone, else name and unit) as a blind index: a roster that is sent twice invites nobody twice
  add column who bytea,
  add column withdrawn_by uuid;
create unique index invitation_once on invitation (district, who, role, prefix) where withdrawn_at is null;
create index invitation_newest on invitation (district, made_at desc, id);
create index invitation_account on invitation (district, account) where account is not null;
alter table invitation enable row level security;
-- behind the fence of its area, or opened by whoever holds its code
create policy fence on invitation using (
  (district = current_setting('gridward.district')::int
    and prefix >= current_setting('gridward.lo') collate "C"
    and prefix < current_setting('gridward.hi') collate "C"
    and (current_setting('gridward.cut') = '' or prefix ^@ any (string_to_array(current_setting('gridward.cut'), ','))))
  or code = decode(current_setting('gridward.code', true), 'hex'));
comment on table invitation is
  'purpose: bring helpers from a roster into the system; retention: 30 days after use or end; method: row deleted';

-- who verifies the chain reads what every line says, in every district
grant select on journal_detail to gridward_sealer;
create policy verify on journal_detail for select to gridward_sealer using (true);
create index journal_newest on journal (district, seq desc);
