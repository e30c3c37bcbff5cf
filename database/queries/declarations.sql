-- store-baselines.ts

-- baselinesAt
  select distinct on (b.area) b.area, b.households, b.people, b.source, b.counted_on from baseline b
  where b.district = :district and b.area >= :area and b.area < :upperBound(area) and b.recorded_at <= :at
  order by b.area, b.recorded_at desc;

-- frozenAt
  select j.happened_at from frozen_day f join journal j on j.district = f.district and j.id = f.line
  where f.district = :district and f.day = :day::date;

-- addBaselines
  insert into baseline (district, area, households, people, source, counted_on, doors, import, recorded_at)
  select :district::int, t.*, :of.import::uuid, :of.now::timestamptz
  from unnest(:rows.map((r) => r.area)::text[], :rows.map((r) => r.households)::int[], :rows.map((r) => r.people)::int[],
  :rows.map((r) => r.source)::text[], :rows.map((r) => r.counted_on)::date[], :rows.map((r) => r.doors)::bool[]) as t
  on conflict (district, area, recorded_at) do update
  set households = excluded.households, people = excluded.people, source = excluded.source, counted_on = excluded.counted_on;

-- dropBaseline
  delete from baseline b where b.district = :scope.district and {scoped(scope, sql`b.area`)} and b.import = :of::uuid;

-- listDoorsOf
  insert into door_list (district, area, import, listed_at)
  select :district::int, area, :of.import::uuid, :of.now::timestamptz from unnest(:areas::text[]) as t(area)
  on conflict do nothing;

-- sameBaseline
  select distinct on (b.area) b.area, b.households, b.people, b.source, b.counted_on from baseline b
  where b.district = :district and b.area = any(:areas::text[]) order by b.area, b.recorded_at desc;

-- store-claims.ts

-- claimsAt
  select distinct s.household from submission s
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.state = 'claim';

-- listClaims
  select s.id, s.area, s.questionnaire, s.version, s.household, s.place, s.observed_at, s.observed_at::text as observed_text,
  s.state, s.verdict, s.persons
  from submission s where {every([ sql`s.district = ${scope.district} and s.state = 'claim'`, scoped(scope, sql`s.area`), options.after ? sql`(s.observed_at, s.id) > (${options.after[0]}::timestamptz, ${options.after[1]}::uuid)` : undefined, ])} order by s.observed_at, s.id limit :options.limit;

-- settleClaim
  update submission s set state = :j.state, verdict = :j.verdict, reason = :j.reason, household = :j.household::uuid,
  area = :j.area, verified = s.verified or :j.applied, persons = :[...j.persons]::uuid[], judged_by = :scope.actor.account::uuid, judged_at = :now,
  judgement = :j.sent?.digest ?? null, needs = :j.sent ? JSON.stringify(j.sent.needs) : null::jsonb,
  applied = case when :j.applied then nextval('submission_applied') else s.applied end
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.id = :j.id and s.state = 'claim';

-- replaceAnswers
  update submission s set answers = :JSON.stringify(s.answers)::jsonb, sealed = :s.sealed,
  problems = :JSON.stringify(s.problems)::jsonb
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.id = :s.id;

-- store-codes.ts

-- findCode
  select code, district, area, name, ended_at from page_code where code = :code;

-- codesIn
  select c.code, c.district, c.area, c.name, c.ended_at from page_code c
  where c.district = :scope.district and {scoped(scope, sql`c.area`)} order by c.area, c.made_at;

-- lockCodes
  select pg_advisory_xact_lock(7265, :scope.district::int);

-- addCodes
  insert into page_code (district, code, area, name, made_by, made_at)
  select :scope.district::int, t.*, :scope.actor.account::uuid, :now::timestamptz
  from unnest(:codes.map((c) => c.code)::text[], :codes.map((c) => c.area)::text[], :codes.map((c) => c.name)::text[]) as t;

-- endCode
  update page_code c set ended_at = :now
  where c.district = :scope.district and {scoped(scope, sql`c.area`)} and c.code = :code and c.ended_at is null;

-- addReceipt
  insert into receipt (code, district, submission, made_at)
  values (:receipt.code, :receipt.district, :receipt.submission, :now) on conflict do nothing;

-- findReceipt
  select district, submission from receipt where code = :code;

-- renewReceipt
  update receipt set submission = :submission::uuid where code = :code;

-- countTry
  delete from public_try where key = :key and tried_at < :since;

-- countTry
  select count(*)::int as n from public_try where key = :key;

-- countTry
  insert into public_try (key, tried_at) values (:key, :now);

-- forgetTries
  delete from public_try where tried_at < :before;

-- store-moving.ts

-- movedClaims
  t.household;

-- movedClaims
  t.state = 'claim';

-- movedRounds
  t.closed_at is null;

-- movedTray
  t.settled_at is null;

-- stocksOf
  select area, count(*)::int as n from submission
  where district = :district and state = 'claim' and area = any(:leaves::text[]) group by 1;

-- carryBaselines
  with way as (
  select * from unnest(:main.map((w) => w.from)::text[], :main.map((w) => w.to)::text[]) as w(old_path, new_path)),
  newest as (
  select distinct on (b.area) b.* from baseline b
  where b.district = :m.district and (b.area in (select old_path from way) or b.area in (select new_path from way))
  order by b.area, b.recorded_at desc),
  part as (
  select w.new_path, n.*, true as comes from newest n join way w on w.old_path = n.area
  union all select n.area, n.*, false from newest n where n.area in (select new_path from way))
  insert into baseline (district, area, households, people, source, counted_on, doors, import, recorded_at)
  select :m.district::int, new_path, sum(households), sum(people), string_agg(distinct source, ' + '), min(counted_on),
  bool_and(doors), :m.redivision::uuid, :m.now::timestamptz
  from part group by new_path having bool_or(comes);

-- dropCarried
  delete from baseline where district = :district and import = :redivision;

-- carryDoorLists
  insert into door_list (district, area, import, listed_at)
  select :m.district::int, w.new_path, :m.redivision::uuid, :m.now::timestamptz
  from unnest(:ways.map((w) => w.from)::text[], :ways.map((w) => w.to)::text[]) as w(old_path, new_path)
  left join door_list l on l.district = :m.district and l.area = w.old_path
  where w.new_path <> all(:withDoors::text[])
  group by w.new_path having bool_and(l.area is not null)
  on conflict do nothing;

-- dropCarriedLists
  delete from door_list where district = :district and import = :redivision;

-- countBaselines
  select area, 1 as n from baseline where district = :district and area = any(:paths::text[]) group by 1 order by 1;

-- store-paper.ts

-- paperVisits
  select v.household, v.digest from visit v
  where v.district = :scope.district and {scoped(scope, sql`v.area`)} and v.source = 'paper'
  and v.household = any(:households::uuid[]) and v.observed_at >= :from and v.observed_at < :until;

-- store-questionnaires.ts

-- findQuestionnaire
  select definition from questionnaire where key = :key and version = :version;

-- addQuestionnaire
  insert into questionnaire (key, version, definition, digest, added_at)
  values (:form.key, :form.version, :JSON.stringify(form)::jsonb, :digest, :now) on conflict do nothing;

-- store-retention.ts

-- declarationsKept
  with due as (
  select t.id from tray t where t.district = :scope.district and {scoped(scope, sql`t.area`)}
  and t.settled_at < :before limit :limit)
  delete from tray t using due where t.district = :scope.district and t.id = due.id returning t.id, t.area;

-- takeSubmissions
  with due as (
  select s.id from submission s where s.district = :scope.district and {scoped(scope, sql`s.area`)}
  and not s.area ^@ any(:except::text[]) order by s.id limit :limit)
  delete from submission s using due where s.district = :scope.district and s.id = due.id returning s.id, s.area, s.state;

-- takeSubmissions
  delete from receipt where district = :scope.district and submission = any(:gone.map((row) => row.id)::uuid[]);

-- declarationsForEmergency
  select count(*)::int as n from submission s where s.district = :scope.district and {scoped(scope, sql`s.area`)}
  and not s.area ^@ any(:except::text[]);

-- declarationsForEmergency
  with due as (
  select v.id from visit v where v.district = :scope.district and {scoped(scope, sql`v.area`)}
  and not v.area ^@ any(:except::text[]) order by v.id limit :limit)
  delete from visit v using due where v.district = :scope.district and v.id = due.id returning v.id, v.area;

-- declarationsForEmergency
  select count(*)::int as n from visit v where v.district = :scope.district and {scoped(scope, sql`v.area`)}
  and not v.area ^@ any(:except::text[]);

-- declarationsForEmergency
  with due as (
  select t.id from tray t where t.district = :scope.district and {scoped(scope, sql`t.area`)}
  and not t.area ^@ any(:except::text[]) order by t.id limit :limit)
  delete from tray t using due where t.district = :scope.district and t.id = due.id returning t.id, t.area;

-- declarationsForEmergency
  select count(*)::int as n from tray t where t.district = :scope.district and {scoped(scope, sql`t.area`)}
  and not t.area ^@ any(:except::text[]);

-- store-rounds.ts

-- openRounds
  select id, area, name, starts_on, due_on, fresh_days, second_share from round
  where district = :district and closed_at is null order by length(area) desc, starts_on desc, id;

-- findRound
  select id, area, name, starts_on, due_on, fresh_days, second_share, closed_at from round
  where district = :district and id = :id;

-- addRound
  insert into round (district, id, area, name, starts_on, due_on, fresh_days, second_share, made_by, made_at)
  values (:scope.district, :round.id, :round.area, :round.name, :round.starts_on, :round.due_on,
  :round.fresh_days, :round.second_share, :scope.actor.account, :now);

-- closeRound
  update round set closed_at = :now where district = :district and id = :id and closed_at is null;

-- listedAreas
  select area from door_list where district = :district
  union select area from baseline where district = :district and doors;

-- districtFacts
  select name, zone, demo from district where id = :district;

-- allDistricts
  select id, zone from district order by id;

-- store-submissions.ts

-- insertSubmissions
  insert into submission (district, id, area, questionnaire, version, source, state, answers, sealed, digest, observed_at,
  recorded_at, account, device, collector, household, place, chosen, persons, problems, import, replaces,
  verified, received_at, applied)
  select :scope.district::int, t.id, t.area, t.questionnaire, t.version, t.source, t.state, t.answers, t.sealed, t.digest,
  t.observed_at, t.recorded_at, t.account, t.device, t.collector, t.household, t.place, t.chosen::uuid[], t.persons::uuid[],
  t.problems, t.import, t.replaces, t.verified, :now::timestamptz,
  case when t.state = 'accepted' then nextval('submission_applied') end
  from unnest(:s.map((r) => r.id)::uuid[], :s.map((r) => r.area)::text[], :s.map((r) => r.questionnaire)::text[],
  :s.map((r) => r.version)::int[], :s.map((r) => r.source)::text[], :s.map((r) => r.state)::text[],
  :s.map((r) => JSON.stringify(r.answers))::jsonb[], :s.map((r) => r.sealed)::bytea[], :s.map((r) => r.digest)::bytea[],
  :s.map((r) => r.observed_at)::timestamptz[], :s.map((r) => r.recorded_at)::timestamptz[],
  :s.map((r) => r.account)::uuid[], :s.map((r) => r.device)::text[], :s.map((r) => r.collector)::text[],
  :s.map((r) => r.household)::uuid[], :s.map((r) => JSON.stringify(r.place))::jsonb[],
  :s.map((r) => pgArray(r.chosen))::text[], :s.map((r) => pgArray(r.persons))::text[],
  :s.map((r) => JSON.stringify(r.problems))::jsonb[], :s.map((r) => r.import)::uuid[], :s.map((r) => r.replaces)::uuid[], :s.map((r) => r.verified)::bool[])
  with ordinality as t(id, area, questionnaire, version, source, state, answers, sealed, digest, observed_at, recorded_at,
  account, device, collector, household, place, chosen, persons, problems, import, replaces, verified, n)
  order by t.n
  on conflict do nothing returning id;

-- submissionColumns
  s.id, s.area, s.questionnaire, s.version, s.source, s.state, s.answers, s.sealed, s.digest, s.observed_at,
  s.recorded_at, s.account, s.device, s.collector, s.household, s.place, s.chosen, s.persons, s.problems, s.import, s.replaces,
  s.verified, s.received_at, s.judged_by, s.judgement, s.needs, s.judged_at, s.applied, s.verdict, s.reason;

-- findSubmission
  select :submissionColumns from submission s
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.id = :id for update of s;

-- appliedIn
  select :submissionColumns from submission s
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.community = :community
  and s.applied is not null
  order by s.applied;

-- store-take-back.ts

-- lockSubmissions
  select :submissionColumns from submission s
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.id = any(:ids::uuid[])
  order by s.id for update of s;

-- saidAround
  with near as (
  select s.id from submission s where s.district = :scope.district and s.household = any(:of.households::uuid[])
  union select s.id from membership m join submission s on s.district = m.district and s.household = m.household
  where m.district = :scope.district and m.person = any(:of.persons::uuid[])
  union select (w.value ->> 3)::uuid from person p cross join lateral jsonb_array_elements(p.facts -> 'w') w
  where p.district = :scope.district and p.id = any(:of.persons::uuid[]))
  select :submissionColumns from submission s
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.applied is not null
  and s.id in (select id from near)
  order by s.applied;

-- visitColumns
  v.id, v.area, v.household, v.result, v.observed_at, v.received_at, v.account, v.second, v.disagrees,
  v.submission, v.place;

-- visitsOf
  select :visitColumns from visit v
  where v.district = :scope.district and {scoped(scope, sql`v.area`)} and v.submission = any(:submissions::uuid[]);

-- builtOn
  with mine as (
  select distinct s.household, min(s.received_at) over () as since from submission s
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.import = :of::uuid and s.household is not null)
  select v.account, 'visit' as what, count(*)::int as n from mine m
  join visit v on v.district = :scope.district and v.household = m.household and v.import is distinct from :of::uuid
  and v.received_at >= m.since group by v.account
  union all
  select s.account, 'declaration' as what, count(*)::int as n from mine m
  join submission s on s.district = :scope.district and s.household = m.household and s.import is distinct from :of::uuid
  and s.received_at >= m.since group by s.account;

-- deleteSent
  delete from visit v
  where v.district = :scope.district and {scoped(scope, sql`v.area`)} and v.submission = any(:ids::uuid[]);

-- deleteSent
  delete from submission s
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.id = any(:ids::uuid[]);

-- visitsIn
  select :visitColumns from visit v
  where v.district = :scope.district and {scoped(scope, sql`v.area`)} and v.community = :community
  order by v.received_at, v.id;

-- store-tray.ts

-- fillTray
  insert into tray (district, id, area, kind, about, content_sealed, digest, account, device, received_at)
  select :scope.district::int, t.*, :scope.actor.account::uuid, :scope.actor.device, :now::timestamptz
  from unnest(:rows.map((r) => r.id)::uuid[], :rows.map((r) => r.area)::text[], :rows.map((r) => r.kind)::text[],
  :rows.map((r) => r.about)::uuid[], :rows.map((r) => r.content_sealed)::bytea[], :rows.map((r) => r.digest)::bytea[]) as t
  on conflict do nothing returning id;

-- listTray
  select t.id, t.area, t.kind, t.about, t.account, t.received_at, t.received_at::text as received_text from tray t
  where {every([ sql`t.district = ${scope.district} and t.settled_at is null`, scoped(scope, sql`t.area`), options.after ? sql`(t.received_at, t.id) > (${options.after[0]}::timestamptz, ${options.after[1]}::uuid)` : undefined, ])} order by t.received_at, t.id limit :options.limit;

-- findTray
  select t.id, t.area, t.kind, t.about, t.account, t.received_at, t.received_at::text as received_text, t.content_sealed
  from tray t where t.district = :scope.district and {scoped(scope, sql`t.area`)} and t.id = :id;

-- settle
  update tray t set settled_at = :now, settled_by = :scope.actor.account::uuid, settled_how = :tray.how
  where t.district = :scope.district and {scoped(scope, sql`t.area`)} and t.id = :tray.id and t.settled_at is null;

-- store-visit-list.ts

-- listVisits
  select v.id, v.area, v.household, v.place, v.result, v.source, v.account, v.collector, v.observed_at,
  v.observed_at::text as observed_text, v.received_at, v.second, v.disagrees, v.note, v.round
  from visit v
  where {every([ sql`v.district = ${scope.district}`, scoped(scope, sql`v.area`), sql`v.observed_at >= ${filter.from} and v.observed_at < ${filter.to}`, ...conditions(filter), after ? sql`(v.observed_at, v.area, v.id) < (${after[0]}::timestamptz, ${after[1]}, ${after[2]}::uuid)` : undefined, ])} order by v.observed_at desc, v.area desc, v.id desc limit :limit;

-- kinds
  not v.second;

-- kinds
  v.second;

-- kinds
  v.second and v.disagrees;

-- conditions
  v.result = :result;

-- conditions
  v.received_at > :frozenAt;

-- conditions
  false;

-- conditions
  v.received_at <= :frozenAt;

-- conditions
  (v.account = any(:who.accounts::uuid[]) or strpos(v.collector, :who.part) > 0);

-- store-visits.ts

-- insertVisits
  insert into visit (district, id, area, household, round, result, source, account, device, collector, observed_at,
  recorded_at, second, disagrees, submission, note, digest, import, place, received_at)
  select :scope.district::int, t.*, :now::timestamptz from unnest(:v.map((r) => r.id)::uuid[], :v.map((r) => r.area)::text[],
  :v.map((r) => r.household)::uuid[], :v.map((r) => r.round)::uuid[], :v.map((r) => r.result)::text[],
  :v.map((r) => r.source)::text[], :v.map((r) => r.account)::uuid[], :v.map((r) => r.device)::text[],
  :v.map((r) => r.collector)::text[], :v.map((r) => r.observed_at)::timestamptz[],
  :v.map((r) => r.recorded_at)::timestamptz[], :v.map((r) => r.second)::bool[], :v.map((r) => r.disagrees)::bool[],
  :v.map((r) => r.submission)::uuid[], :v.map((r) => r.note)::text[], :v.map((r) => r.digest)::bytea[],
  :v.map((r) => r.import)::uuid[],
  :v.map((r) => JSON.stringify(r.place))::jsonb[]) as t
  on conflict do nothing returning id;

-- findSent
  select v.id, v.digest, v.household, coalesce(s.persons, '{}') as persons from visit v
  left join submission s on s.district = v.district and s.id = v.submission
  where v.district = :scope.district and {scoped(scope, sql`v.area`)} and v.id = any(:ids::uuid[])
  union all
  select s.id, s.digest, s.household, s.persons from submission s
  where s.district = :scope.district and {scoped(scope, sql`s.area`)} and s.id = any(:ids::uuid[]);
