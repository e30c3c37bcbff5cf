-- store-accounts.ts

-- visible
  true;

-- visible
  exists (
  select from access_grant v
  where v.district = a.district and v.account = a.id and {scoped(scope, sql`v.prefix`)} and :more);

-- living
  v.revoked_at is null and v.ends_at > :now;

-- line
  a.id, a.login, a.name, a.unit, a.phone_sealed, a.ends_at, a.closed_at,
  (select max(s.seen_at) from session s where s.district = a.district and s.account = a.id) as seen_at,
  coalesce((select jsonb_agg(jsonb_build_object('role', v.role, 'prefix', v.prefix, 'until', v.ends_at) order by v.prefix, v.role)
  from access_grant v where v.district = a.district and v.account = a.id and {scoped(scope, sql`v.prefix`)} and :living(now)),
  '[]') as grants;

-- matching
  true;

-- matching
  v.role = :f.role;

-- matching
  a.district = :scope.district and a.kind = 'person';

-- matching
  :role and :anyState(f);

-- matching
  (a.name ilike :contains or a.login ilike :contains or a.unit ilike :contains);

-- matching
  a.closed_at is not null;

-- matching
  a.closed_at is null;

-- matching
  not :visible(scope, living(f.now));

-- anyState
  :living(f.now) and v.ends_at <= :f.soon;

-- anyState
  true;

-- listAccounts
  select :line(scope, filter.now) from account a
  where :matching(scope, filter) and :after ? sql`(a.name, a.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`
  order by a.name, a.id limit :limit;

-- countAccounts
  select count(*)::int as n from (select from account a where :matching(scope, filter) limit 1001) as t;

-- findAccount
  select :line(scope, now), a.kind, a.demo, a.created_at, m.name as made_by, a.digest, a.closed_why,
  a.password is not null as has_password, a.pin is not null as has_pin
  from account a left join account m on m.district = a.district and m.id = a.made_by
  where a.district = :scope.district and a.id = :id and :visible(scope);

-- listSessions
  select s.kind, coalesce(d.name, s.name) as device, s.created_at, s.seen_at
  from session s left join device d on d.district = s.district and d.id = s.device
  where s.district = :district and s.account = :account and s.ended_at is null and s.idle_until > :now and s.ends_at > :now
  order by s.seen_at desc limit 50;

-- loginTaken
  select from account where login = :login;

-- describeAccount
  update account set phone_sealed = :more.phone, phone_blind = :more.blind, made_by = :more.by::uuid, kind = :more.kind,
  digest = :more.digest ?? null
  where district = :district and id = :id;

-- closeAccount
  update account set closed_at = :end.now, closed_by = :end.by, closed_why = :end.why, password = null, pin = null
  where district = :district and id = :id and closed_at is null;

-- closeAccount
  update access_grant set revoked_at = :end.now, revoked_by = :end.by, revoked_why = :end.why
  where district = :district and account = :id and revoked_at is null and ends_at > :end.now;

-- closeAccount
  update invitation set who = null where district = :district and account = :id;

-- store-browsers.ts

-- isKnownBrowser
  select from known_browser k join account a on a.district = k.district and a.id = k.account
  where k.token = :token and a.login = :login;

-- knowBrowser
  update known_browser set token = :token where token = :before;

-- knowBrowser
  insert into known_browser (token, district, account, last_at) values (:token, :district, :account, :now)
  on conflict (district, account, token) do update set last_at = excluded.last_at;

-- forgetBrowsers
  delete from known_browser where district = :district and account = :account;

-- store-devices.ts

-- matching
  d.district = :scope.district;

-- matching
  d.area;

-- matching
  d.cut_off_at is null;

-- matching
  d.cut_off_at is not null;

-- matching
  (d.name ilike :contains or exists (
  select from device_person p join account a on a.district = p.district and a.id = p.account
  where p.district = d.district and p.device = d.id and a.name ilike :contains));

-- listDevices
  select d.id, d.name, d.area, d.created_at, m.name as created_by, d.last_seen_at, d.cut_off_at, c.name as cut_off_by, d.cut_off_why,
  array(select a.name from device_person p join account a on a.district = p.district and a.id = p.account
  where p.district = d.district and p.device = d.id order by p.last_at desc limit 20) as people,
  (select count(*)::int from session s where s.district = d.district and s.device = d.id and s.ended_at is null
  and s.idle_until > :filter.now and s.ends_at > :filter.now) as open_sessions
  from device d
  left join account m on m.district = d.district and m.id = d.created_by
  left join account c on c.district = d.district and c.id = d.cut_off_by
  where :matching(scope, filter) and :after ? sql`(d.area, d.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`
  order by d.area, d.id limit :limit;

-- countDevices
  select count(*)::int as n from (select from device d where :matching(scope, filter) limit 1001) as t;

-- addDevice
  insert into device (district, id, name, secret, area, created_at, created_by)
  values (:d.district, :d.id, :d.name, :d.secret, :d.area, :d.now, :d.by);

-- findDevice
  select d.id, d.area, d.cut_off_at from device d
  where d.district = :scope.district and d.id = :id and {scoped(scope, sql`d.area`)};

-- cutOff
  update device set cut_off_at = :end.now, cut_off_by = :end.by, cut_off_why = :end.why
  where district = :district and id = :id and cut_off_at is null;

-- cutOff
  update session set ended_at = :end.now where district = :district and device = :id and ended_at is null;

-- findBySecret
  select d.district, d.id, d.name, d.area, d.cut_off_at, t.name as district_name, r.name as area_name
  from device d join district t on t.id = d.district left join area r on r.district = d.district and r.path = d.area
  where d.secret = :secret;

-- listPeople
  select p.account, a.name, a.login from device_person p join account a on a.district = p.district and a.id = p.account
  where p.district = :phone.district and p.device = :phone.id and p.last_at > :since and a.closed_at is null
  order by p.last_at desc limit 50;

-- notePerson
  insert into device_person (district, device, account, last_at) values (:phone.district, :phone.id, :account, :now)
  on conflict (district, device, account) do update set last_at = excluded.last_at;

-- notePerson
  update device set last_seen_at = :now where district = :phone.district and id = :phone.id;

-- store-grants.ts

-- view
  g.id, g.account, a.name, g.role, g.prefix, g.starts_at as "from", g.ends_at as until,
  case when g.revoked_at < g.ends_at then 'revoked' when g.ends_at <= :now then 'ended' when g.starts_at > :now then 'coming'
  else 'living' end as state,
  b.name as given_by, g.reason, g.revoked_at, r.name as revoked_by, g.revoked_why, g.digest
  from access_grant g
  join account a on a.district = g.district and a.id = g.account
  left join account b on b.district = g.district and b.id = g.granted_by
  left join account r on r.district = g.district and r.id = g.revoked_by;

-- listGrants
  select :view(filter.now) where {every([ sql`g.district = ${scope.district}`, scoped(scope, sql`g.prefix`), filter.account ? sql`g.account = ${filter.account}` : undefined, after ? sql`(g.starts_at, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined, ])} order by g.starts_at desc, g.id desc limit :limit;

-- countGrants
  select count(*)::int as n from (
  select from access_grant g where {every([ sql`g.district = ${scope.district}`, scoped(scope, sql`g.prefix`), account ? sql`g.account = ${account}` : undefined, ])} limit 1001) as t;

-- findGrant
  select :view(now) where g.district = :scope.district and g.id = :id and {scoped(scope, sql`g.prefix`)};

-- heldBy
  select id, role, prefix, revoked_at is null and ends_at > :now as living from access_grant
  where district = :district and account = :account;

-- findTaker
  select a.id, a.login, a.kind, a.closed_at is not null as closed from account a
  where a.district = :scope.district and (a.login = :by.login ?? null::text
  or (a.id = :by.account ?? null::uuid and exists (
  select from access_grant v
  where v.district = a.district and v.account = a.id and {scoped(scope, sql`v.prefix`)})));

-- revoke
  update access_grant set revoked_at = least(ends_at, :end.now), revoked_by = :end.by, revoked_why = :end.why
  where district = :district and id = any(:ids::uuid[]) and revoked_at is null;

-- store-invitations.ts

-- addInvitations
  unnest(:list.map((i) => i.who)::bytea[], :list.map((i) => i.role)::text[], :list.map((i) => i.prefix)::text[]);

-- addInvitations
  update invitation i set withdrawn_at = :b.now from :whom as t(who, role, prefix)
  where i.district = :b.district and i.who = t.who and i.role = t.role and i.prefix = t.prefix and i.withdrawn_at is null
  and ((i.used_at is null and i.ends_at <= :b.now) or i.grant_ends_at <= :b.now);

-- addInvitations
  insert into invitation (district, id, code, code_sealed, name, unit, phone_sealed, phone_blind, who, role, prefix,
  grant_ends_at, batch, made_by, made_at, ends_at)
  select :b.district::int, t.id, t.code, t.code_sealed, t.name, t.unit, t.phone_sealed, t.phone_blind, t.who, t.role, t.prefix,
  :b.until::timestamptz, :b.batch::uuid, :b.by::uuid, :b.now::timestamptz, :b.endsAt::timestamptz
  from unnest(:list.map((i) => i.id)::uuid[], :list.map((i) => i.code)::bytea[], :list.map((i) => i.codeSealed)::bytea[],
  :list.map((i) => i.name)::text[], :list.map((i) => i.unit)::text[], :list.map((i) => i.phoneSealed)::bytea[],
  :list.map((i) => i.phoneBlind)::bytea[], :list.map((i) => i.who)::bytea[], :list.map((i) => i.role)::text[],
  :list.map((i) => i.prefix)::text[]) as t(id, code, code_sealed, name, unit, phone_sealed, phone_blind, who, role, prefix)
  where t.phone_blind is null or not exists (
  select from account a join access_grant g on g.district = a.district and g.account = a.id
  where a.district = :b.district and a.phone_blind = t.phone_blind and a.closed_at is null
  and g.role = t.role and g.prefix = t.prefix and g.revoked_at is null and g.ends_at > :b.now)
  on conflict (district, who, role, prefix) where withdrawn_at is null do nothing
  returning id;

-- stateAt
  case when i.used_at is not null then 'used' when i.withdrawn_at is not null then 'withdrawn' when i.ends_at <= :now then 'ended'
  else 'open' end;

-- matching
  i.district = :scope.district;

-- matching
  i.prefix;

-- matching
  i.batch = :f.batch;

-- matching
  :stateAt(f.now) = :f.state;

-- matching
  (i.name ilike :contains or i.unit ilike :contains);

-- line
  i.id, i.batch, i.name, i.unit, i.phone_sealed, i.role, i.prefix, :stateAt(now) as state, i.made_at, m.name as made_by,
  i.ends_at, i.used_at, i.account
  from invitation i join account m on m.district = i.district and m.id = i.made_by;

-- listInvitations
  select :line(filter.now)
  where :matching(scope, filter)
  and :after ? sql`(i.made_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`
  order by i.made_at desc, i.id desc limit :limit;

-- countInvitations
  select count(*)::int as n from (select from invitation i where :matching(scope, filter) limit 1001) as t;

-- findInvitation
  select :line(now) where i.district = :scope.district and i.id = :id and {scoped(scope, sql`i.prefix`)};

-- listBatches
  select i.batch, min(i.made_at) as made_at, min(m.name) as made_by, count(*)::int as "all",
  count(*) filter (where :stateAt(now) = 'open')::int as open, count(*) filter (where i.used_at is not null)::int as used
  from invitation i join account m on m.district = i.district and m.id = i.made_by
  where i.district = :scope.district and i.batch is not null and {scoped(scope, sql`i.prefix`)}
  group by i.batch order by min(i.made_at) desc limit 100;

-- listCards
  select i.id, i.code_sealed, i.name, i.unit, i.role, i.prefix, i.ends_at from invitation i
  where i.district = :scope.district and {scoped(scope, sql`i.prefix`)} and i.code_sealed is not null
  and (i.batch = :of.batch ?? null::uuid or i.id = :of.id ?? null::uuid) and :stateAt(of.now) = 'open'
  order by i.prefix, i.unit, i.name, i.id;

-- withdraw
  update invitation i set withdrawn_at = :of.now, withdrawn_by = :of.by
  where i.district = :scope.district and {scoped(scope, sql`i.prefix`)} and :stateAt(of.now) = 'open'
  and (i.batch = :of.batch ?? null::uuid or i.id = any(:of.ids::uuid[]))
  returning i.id, i.prefix;

-- renew
  update invitation i set code = :to.code, code_sealed = :to.codeSealed, ends_at = :to.endsAt, withdrawn_at = null,
  withdrawn_by = null, grant_ends_at = greatest(grant_ends_at, :to.until)
  where i.district = :scope.district and i.id = :id and {scoped(scope, sql`i.prefix`)} and i.used_at is null;

-- store-joining.ts

-- openInvitation
  select set_config('gridward.code', :code.toString('hex'), true);

-- openInvitation
  select i.district, i.id, i.name, i.unit, i.phone_sealed, i.phone_blind, i.role, i.prefix, i.grant_ends_at, i.ends_at, i.made_by,
  i.withdrawn_at, i.used_at, i.account, d.name as district_name, d.demo, r.name as area_name
  from invitation i join district d on d.id = i.district left join area r on r.district = i.district and r.path = i.prefix
  where i.code = :code for update of i;

-- useInvitation
  update invitation set used_at = :now, account = :account
  where district = :invitation.district and id = :invitation.id and used_at is null;

-- findByPhone
  select id, login, password, pin from account
  where district = :district and phone_blind = :blind and kind = 'person' and closed_at is null
  and (ends_at is null or ends_at > :now)
  order by created_at limit 1;

-- findById
  select id, login, password, pin from account where district = :district and id = :id and closed_at is null;

-- nextLogin
  select nextval('short_login') as n;

-- store-journal.ts

-- inStreet
  left(j.area, 9) = :street;

-- readLines
  select j.seq, j.id, j.happened_at, j.kind, j.area, j.actor, j.device, j.subject, d.content::text as content, d.retention,
  d.erased_at, d.erased_under
  from journal j left join journal_detail d on d.district = j.district and d.id = j.id
  where {every([ sql`j.district = ${scope.district}`, scoped(scope, sql`j.area`), inStreet(scope), f.kind?.endsWith('.') ? sql`j.kind ^@ ${f.kind}` : f.kind ? sql`j.kind = ${f.kind}` : undefined, f.actor ? sql`j.actor = ${f.actor}` : undefined, f.subject ? sql`j.subject = ${f.subject}` : undefined, f.from ? sql`j.happened_at >= ${f.from}` : undefined, f.to ? sql`j.happened_at < ${f.to}` : undefined, before ? sql`j.seq < ${before}::bigint` : undefined, ])} order by j.seq desc limit :limit;

-- store-moving.ts

-- columns
  unnest(:ways.map((w) => w.from)::text[], :ways.map((w) => w.to)::text[],
  :ways.map((w) => w.main)::boolean[]) as w(old_path, new_path, main);

-- moveGrants
  with living as materialized (
  select g.*, w.new_path, w.main from access_grant g join {columns(ways)} on w.old_path = g.prefix
  where g.district = :m.district and g.revoked_at is null and g.ends_at > :m.now),
  moved as (
  update access_grant g set prefix = l.new_path from living l
  where l.main and g.district = l.district and g.id = l.id returning g.id, l.prefix as old_area, l.new_path),
  noted as (
  insert into redivision_moved (district, redivision, mover, id, area, old_area)
  select :m.district::int, :m.redivision::uuid, 'grants', id, new_path, old_area from moved),
  added as (
  insert into access_grant (district, id, account, role, prefix, starts_at, ends_at, granted_by, reason)
  select district, gen_random_uuid(), account, role, new_path, :m.now::timestamptz, ends_at, :m.by::uuid,
  'redivision ' || :m.redivision::text
  from living where not main)
  select count(*)::int as n from moved;

-- returnGrants
  update access_grant g set prefix = n.old_area from redivision_moved n
  where n.district = :m.district and n.redivision = :m.redivision and n.mover = 'grants'
  and g.district = n.district and g.id = n.id and g.prefix = n.area;

-- returnGrants
  update access_grant set revoked_at = :m.now, revoked_by = :m.by::uuid
  where district = :m.district and reason = 'redivision ' || :m.redivision::text and revoked_at is null;

-- returnGrants
  update access_grant g set prefix = w.new_path from {columns(ways)}
  where g.district = :m.district and g.prefix = w.old_path and g.revoked_at is null;

-- countGrants
  select prefix as area, count(*)::int as n from access_grant
  where district = :district and prefix = any(:paths::text[]) and revoked_at is null group by 1 order by 1;

-- store-names.ts

-- accountNames
  select id, name from account where district = :district and id = any(:ids::uuid[]);

-- accountsNamed
  select id from account where district = :district and strpos(lower(name), lower(:part)) > 0 order by id limit :most;

-- store-queries.ts

-- addQuery
  insert into look_query (district, id, area, sealed, at)
  values (:query.district, :query.id, :query.area, :query.sealed, :query.now);

-- findQuery
  select q.area, q.sealed, q.at from look_query q
  where q.district = :scope.district and q.id = :id and {scoped(scope, sql`q.area`)};

-- store-retention.ts

-- accessKept
  with due as (
  select id from session where district = :district
  and least(coalesce(ended_at, ends_at), ends_at, case when kind <> 'token' then idle_until end) < :before limit :limit)
  delete from session s using due where s.district = :district and s.id = due.id;

-- accessKept
  delete from one_time_code where district = :district and ends_at < :before;

-- accessKept
  delete from device_person where district = :district and last_at < :before;

-- accessKept
  delete from known_browser where district = :district and last_at < :before;

-- accessKept
  with due as (
  select d.id from device d where d.district = :district and d.cut_off_at < :before
  and not exists (select from session s where s.district = d.district and s.device = d.id) limit :limit)
  delete from device d using due where d.district = :district and d.id = due.id returning d.id;

-- accessKept
  with due as (
  select q.id from look_query q where q.district = :scope.district and {scoped(scope, sql`q.area`)} and q.at < :before
  limit :limit)
  delete from look_query q using due where q.district = :scope.district and q.id = due.id;

-- accessKept
  with due as (
  select i.id from invitation i where i.district = :scope.district and {scoped(scope, sql`i.prefix`)}
  and least(coalesce(i.used_at, i.ends_at), coalesce(i.withdrawn_at, i.ends_at), i.ends_at) < :before limit :limit)
  delete from invitation i using due where i.district = :scope.district and i.id = due.id;

-- accessKept
  with due as (
  select id from access_grant where district = :district and least(coalesce(revoked_at, ends_at), ends_at) < :before
  limit :limit)
  delete from access_grant g using due where g.district = :district and g.id = due.id;

-- accessKept
  with due as (
  select id from account where district = :district and least(coalesce(closed_at, ends_at), ends_at) < :before
  and login <> id::text limit :limit)
  update account a set name = a.id::text, login = a.id::text, unit = '', phone_sealed = null, phone_blind = null
  from due where a.district = :district and a.id = due.id;

-- store-sweep.ts

-- forgetTries
  delete from login_try where tried_at < :before;

-- listDistricts
  select id from district order by id;

-- store-then.ts

-- grantsAt
  select role, prefix, ends_at as until from access_grant
  where district = :district and account = :account and starts_at <= :at and ends_at > :at
  and (revoked_at is null or revoked_at > :at);

-- store-tokens.ts

-- columns
  s.id, s.account, s.name, s.verbs, g.prefix, s.created_at, m.name as created_by, s.seen_at, s.ends_at, s.ended_at
  from session s
  join account a on a.district = s.district and a.id = s.account
  join access_grant g on g.district = s.district and g.account = s.account
  left join account m on m.district = s.district and m.id = a.made_by;

-- listTokens
  select {columns} where s.district = :scope.district and s.kind = 'token' and a.kind = 'program' and {scoped(scope, sql`g.prefix`)}
  order by s.ended_at nulls first, s.created_at desc limit 500;

-- findToken
  select {columns} where s.district = :scope.district and s.id = :id and s.kind = 'token' and a.kind = 'program'
  and {scoped(scope, sql`g.prefix`)};

-- store-tries.ts

-- takeTries
  select pg_advisory_xact_lock(7264, k) from unnest(:locks::int[]) as t(k);

-- countTries
  select key, count(*)::int as n from login_try where key = any(:keys::bytea[]) and tried_at > :since group by key;

-- addTries
  insert into login_try (key, tried_at, attempt)
  select key, :now::timestamptz, :attempt::uuid from unnest(:keys::bytea[]) as t(key);

-- releaseTry
  delete from login_try where key = any(:keys::bytea[]) and attempt = :attempt;

-- clearTries
  delete from login_try where key = :key;

-- noteWrongTry
  insert into wrong_try as t (district, account, how, began_at, last_at, n)
  values (:whose.district, :whose.account, :whose.how, :beganAt, :now, 1)
  on conflict (district, account, how, began_at) do update set n = t.n + 1, last_at = excluded.last_at;

-- takeWrongTries
  delete from wrong_try where district = :district and began_at <= :before
  returning account, how, began_at, last_at, n;

-- store.ts

-- grantsOf
  coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'prefix', g.prefix, 'until', g.ends_at) order by g.prefix, g.role)
  from access_grant g where g.district = s.district and g.account = s.account and g.revoked_at is null
  and g.starts_at <= :now and g.ends_at > :now), '[]') as grants;

-- findSession
  select s.district, s.id, s.account, s.kind, s.device, s.verbs, s.seen_at, s.idle_until, s.ends_at, a.name, a.login, a.must_change,
  d.name as district_name, d.zone, d.demo, {grantsOf(now)}
  from session s
  join account a on a.district = s.district and a.id = s.account
  join district d on d.id = s.district
  left join device v on v.district = s.district and v.id = s.device
  where s.token = :token and s.ended_at is null and s.idle_until > :now and s.ends_at > :now
  and a.closed_at is null and (a.ends_at is null or a.ends_at > :now) and v.cut_off_at is null;

-- touchSession
  with seen as (
  update session set seen_at = :seen, idle_until = least(ends_at, :idleUntil)
  where district = :district and id = :id returning device)
  update device d set last_seen_at = :seen from seen where d.district = :district and d.id = seen.device;

-- endSession
  update session set ended_at = :now where district = :district and id = :id and ended_at is null;

-- addSession
  insert into session (district, id, token, account, kind, device, name, verbs, created_at, seen_at, idle_until, ends_at)
  values (:s.district, :s.id, :s.token, :s.account, :s.kind, :s.device, :s.name, :s.verbs, :s.now, :s.now, :s.idleUntil, :s.endsAt);

-- endSessionsOf
  update session set ended_at = :now where district = :district and account = :account and ended_at is null;

-- holder
  district, id, login, name, password, pin, phone_sealed, demo;

-- open
  kind = 'person' and closed_at is null and (ends_at is null or ends_at > :now);

-- findLogin
  select :holder from account where login = :login and :open(now);

-- findOpen
  select :holder from account
  where district = :district and (id = :by.account ?? null::uuid or login = :by.login ?? null::text) and :open(now);

-- setPassword
  update account set password = :password, must_change = false where district = :district and id = :account;

-- setPin
  update account set pin = :pin where district = :district and id = :account;

-- addCode
  insert into one_time_code (district, account, purpose, digest, made_by, made_at, ends_at)
  values (:code.district, :code.account, :code.purpose, :code.digest, :code.by, :code.now, :code.endsAt)
  on conflict (district, account, purpose) do update
  set digest = excluded.digest, made_by = excluded.made_by, made_at = excluded.made_at, ends_at = excluded.ends_at, used_at = null;

-- useCode
  update one_time_code set used_at = :code.now
  where district = :code.district and account = :code.account and purpose = :code.purpose
  and digest = :code.digest and used_at is null and ends_at > :code.now;

-- addAccount
  insert into account (district, id, login, name, unit, password, must_change, demo, created_at, ends_at)
  values (:a.district, :a.id, :a.login, :a.name, :a.unit, :a.password, :a.mustChange, :a.demo, :a.now, :a.endsAt);

-- addGrants
  insert into access_grant (district, id, account, role, prefix, starts_at, ends_at, granted_by, reason, digest)
  select * from unnest(:grants.map((g) => g.district)::int[], :grants.map((g) => g.id)::uuid[], :grants.map((g) => g.account)::uuid[],
  :grants.map((g) => g.role)::text[], :grants.map((g) => g.prefix)::text[], :grants.map((g) => g.from)::timestamptz[],
  :grants.map((g) => g.until)::timestamptz[], :grants.map((g) => g.by)::uuid[], :grants.map((g) => g.reason)::text[],
  :grants.map((g) => g.digest ?? null)::bytea[]);

-- listDemoAccounts
  select a.login, a.name, g.role from account a join access_grant g on g.district = a.district and g.account = a.id
  where a.demo order by a.login;

-- countDistricts
  select count(*)::int as n from district;

-- addDistrict
  insert into district (name, roots, zone, demo, created_at) values (:d.name, :d.roots, :d.zone, :d.demo, :d.now) returning id;

-- lockSetUp
  select pg_advisory_xact_lock(7262);
