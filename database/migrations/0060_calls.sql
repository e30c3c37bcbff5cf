-- Calls from below and orders of work from above: one loop with a clock at every open step.
create table call (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  street text collate "C" generated always as (left(area, 9)) stored,
  community text collate "C" generated always as (left(area, 12)) stored,
  kind text not null check (kind in ('help', 'care', 'complaint', 'order')),
  source text not null check (source in ('resident', 'worker', 'officer')),
  text_sealed bytea not null,
  -- the caller's name and phone
  contact_sealed bytea,
  person uuid,
  batch uuid,
  digest bytea not null,
  raised_by uuid,
  raised_at timestamptz not null,
  state text not null default 'raised' check (state in ('raised', 'routed', 'accepted', 'answered', 'verified', 'closed')),
  -- the area whose people answer for it now: its own, and after each escalation the one above
  at_area text collate "C" not null,
  escalations int not null default 0,
  due_at timestamptz,
  accepted_by uuid,
  accepted_at timestamptz,
  answered_by uuid,
  answered_at timestamptz,
  answer_sealed bytea,
  verified_by text,
  verified_at timestamptz,
  rating int check (rating between 1 and 5),
  closed_by text,
  closed_at timestamptz,
  closed_why text check (closed_why in ('done', 'mistake', 'duplicate', 'elsewhere')),
  primary key (district, id),
  foreign key (district, person) references person (district, id) on delete set null (person),
  -- an open call always has a clock
  check ((due_at is null) = (state in ('verified', 'closed'))),
  check ((state = 'closed') = (closed_at is not null)),
  check (num_nonnulls(closed_at, closed_by, closed_why) in (0, 3)),
  check (state not in ('accepted', 'answered', 'verified') or accepted_at is not null),
  check (state not in ('answered', 'verified') or (answered_at is not null and answer_sealed is not null)),
  check (state <> 'verified' or verified_at is not null),
  check (verified_by <> answered_by::text)
);
create index call_due on call (district, due_at) where due_at is not null;
create index call_street on call (district, street, due_at, id) where due_at is not null;
create index call_community on call (district, community, due_at, id) where due_at is not null;
create index call_done on call (district, raised_at desc, id) where due_at is null;
create index call_batch on call (district, batch) where batch is not null;
create index call_new on call (district, raised_at) where state = 'raised';
create index call_verified on call (district, verified_at) where state = 'verified';

create table call_step (
  district int not null,
  call uuid not null,
  n int not null,
  area text collate "C" not null,
  happened_at timestamptz not null,
  what text not null,
  by_account uuid,
  note_sealed bytea,
  primary key (district, call, n),
  foreign key (district, call) references call (district, id) on delete cascade
);

-- One order of work: its words, and to which level it went. Its calls carry its id as `batch`.
create table work_order (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  level text not null,
  title text not null check (title <> ''),
  areas int not null,
  digest bytea not null,
  issued_by uuid,
  issued_at timestamptz not null,
  primary key (district, id)
);
create index work_order_time on work_order (district, issued_at desc);

-- Where events are sent. The operator's list of hosts decides whether anything may go there.
create table call_webhook (
  district int not null references district,
  id uuid not null,
  area text collate "C" not null,
  name text not null,
  url text not null,
  secret_sealed bytea not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (district, id),
  unique (district, area, url)
);

-- What was to be told to whom over which channel, and what became of it.
create table call_delivery (
  district int not null,
  id uuid not null,
  call uuid not null,
  area text collate "C" not null,
  channel text not null check (channel in ('phoneList', 'webhook')),
  why text not null check (why in ('routed', 'escalated')),
  target text not null,
  phone_sealed bytea,
  webhook uuid,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'reached', 'notReached', 'failed', 'dropped')),
  made_at timestamptz not null,
  tries int not null default 0,
  next_at timestamptz,
  done_at timestamptz,
  done_by uuid,
  problem text not null default '',
  primary key (district, id),
  foreign key (district, call) references call (district, id) on delete cascade,
  foreign key (district, webhook) references call_webhook (district, id) on delete cascade,
  check ((webhook is not null) = (channel = 'webhook')),
  check ((state = 'waiting') = (done_at is null))
);
create index call_delivery_call on call_delivery (district, call, made_at);
create index call_delivery_next on call_delivery (district, next_at) where state = 'waiting' and channel = 'webhook';
create index call_delivery_phone on call_delivery (district, area, made_at) where state = 'waiting' and channel = 'phoneList';

do $$
declare t text;
begin
  foreach t in array array['call', 'call_step', 'call_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy fence on %I using (
      district = current_setting('gridward.district')::int
      and area >= current_setting('gridward.lo') collate "C" and area < current_setting('gridward.hi') collate "C"
      and (current_setting('gridward.cut') = '' or area ^@ any (string_to_array(current_setting('gridward.cut'), ','))))$p$, t);
  end loop;
end $$;

comment on table call is
  'purpose: answer somebody who asks for help; retention: 180 days after it is closed; method: words and contact emptied, then row deleted';
comment on table call_step is 'purpose: who did what about a call; retention: as call; method: row deleted with it';
comment on table call_delivery is
  'purpose: who was told of a call, and whether it arrived; retention: as call; method: row deleted with it';
comment on table work_order is 'no people: an order of work to areas, and the account that issued it';
comment on table call_webhook is 'no people: addresses of other systems; secrets are sealed';
