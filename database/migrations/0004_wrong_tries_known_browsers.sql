-- Wrong tries by account, until the journal has told them; browsers that somebody has signed in from.
-- what one request counted, so that it can be taken back when the guess was right
alter table login_try add column attempt uuid;

create table wrong_try (
  district int not null,
  account uuid not null,
  how text not null check (how in ('password', 'pin', 'code')),
  -- begin of the quarter of an hour that one line of the journal tells of
  began_at timestamptz not null,
  last_at timestamptz not null,
  n int not null,
  primary key (district, account, how, began_at),
  foreign key (district, account) references account (district, id) on delete cascade
);
create index wrong_try_began on wrong_try (began_at);
comment on table wrong_try is
  'purpose: tell the journal of wrong tries with one line in 15 minutes; retention: 15 minutes; method: row deleted when its line is written; no fence: written before anybody is signed in';

create table known_browser (
  token bytea not null,
  district int not null,
  account uuid not null,
  last_at timestamptz not null,
  primary key (district, account, token),
  foreign key (district, account) references account (district, id) on delete cascade
);
create index known_browser_token on known_browser (token);
comment on table known_browser is
  'purpose: a stranger’s wrong tries do not lock out somebody who signed in from this browser before; retention: 90 days after the last sign-in; method: row deleted; no fence: read before anybody is signed in';
