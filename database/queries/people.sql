-- store-detail.ts

-- homesOf
  select m.household, h.address, m.relation, m.starts_on, m.ends_on from membership m
  join household h on h.district = m.district and h.id = m.household
  where m.district = :scope.district and m.person = :person and {scoped(scope, sql`m.area`)}
  order by m.ends_on desc nulls first, m.starts_on desc;

-- suspicionsOf
  select s.value ->> 'person' as person, s.value ->> 'reason' as reason, o.name,
  r.score, coalesce(r.evidence, '[]') as evidence
  from person p cross join lateral jsonb_array_elements(p.maybe_same) s
  left join person o on o.district = p.district and o.id = (s.value ->> 'person')::uuid and {scoped(scope, sql`o.area`)}
  left join person_pair r on r.district = p.district and {scoped(scope, sql`r.area`)}
  and r.person = greatest(p.id, (s.value ->> 'person')::uuid) and r.other = least(p.id, (s.value ->> 'person')::uuid)
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.id = :person;

-- mergedInto
  select p.id from person p
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.merged_into = :person order by p.id;

-- becameOf
  with recursive way(id, next, n) as (
  select p.id, p.merged_into, 0 from person p
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.id = :person
  union all
  select p.id, p.merged_into, w.n + 1 from way w join person p on p.district = :scope.district and p.id = w.next
  where {scoped(scope, sql`p.area`)} and w.n < 100)
  select id from way order by n desc limit 1;

-- doorColumns
  h.id, h.area, h.address, h.estate, h.building, h.unit, h.room, h.use, h.expected, h.reach,
  h.beside_list, h.tries, h.reached_at, h.due_at, h.second_due, h.door, h.due_at::text as due_text;

-- findDoor
  select :doorColumns from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.id = :id;

-- store-district.ts

-- zoneOf
  select zone from district where id = :district;

-- store-door-lists.ts

-- listDoors
  select :doorColumns from household h where {every([ sql`h.district = ${scope.district}`, scoped(scope, sql`h.area`), ...conditions(filter, now), after ? sql`(h.area, h.door, h.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : undefined, ])} order by h.area, h.door, h.id limit :limit;

-- listOverdue
  select :doorColumns from household h where {every([ sql`h.district = ${scope.district}`, scoped(scope, sql`h.area`), ...conditions(filter, now), after ? sql`(h.due_at, h.area, h.reach, h.id) > (${after[0]}::timestamptz, ${after[1]}, ${after[2]}, ${after[3]}::uuid)` : undefined, ])} order by h.due_at, h.area, h.reach, h.id limit :limit;

-- conditions
  h.reach = :filter.reach;

-- conditions
  h.beside_list = :filter.beside;

-- conditions
  h.due_at <= :now;

-- conditions
  h.due_at > :now and h.reach in ('visited', 'declared', 'empty');

-- conditions
  h.second_due;

-- lateByArea
  select h.area, count(*) filter (where h.due_at <= :now)::int as overdue,
  count(*) filter (where h.due_at > :now and h.reach in ('visited', 'declared', 'empty'))::int as fresh,
  count(*) filter (where h.second_due)::int as seconds
  from household h where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.due_at is not null
  group by h.area;

-- setDue
  update household h set due_at = :round.dueAt, round = :round.id::uuid
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.reach in ('notReached', 'noAnswer', 'refused');

-- residentsIn
  select m.household, m.relation, p.id, p.name, p.sex, p.birth_date, p.sealed,
  array(select t.kind from person_tag t where t.district = p.district and t.person = p.id and t.closed_at is null
  order by t.kind) as tags
  from household h
  join membership m on m.district = h.district and m.household = h.id and m.ends_on is null
  join person p on p.district = m.district and p.id = m.person
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and {scoped(scope, sql`p.area`)}
  and p.merged_into is null and p.dead_on is null
  order by m.household, m.starts_on, p.id;

-- versionOfDoors
  with h as (
  select h.district, h.id, h.xmin::text as x, h.due_at from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)}),
  r as (
  select p.district, p.id, p.xmin::text || m.xmin::text as x from h
  join membership m on m.district = h.district and m.household = h.id and m.ends_on is null
  join person p on p.district = m.district and p.id = m.person
  where {scoped(scope, sql`p.area`)})
  select
  (select concat_ws('/', count(*), count(*) filter (where due_at <= :now), sum(hashtextextended(id::text || x, 0))) from h) as doors,
  (select concat_ws('/', count(*), sum(hashtextextended(id::text || x, 0))) from r) as residents,
  (select concat_ws('/', count(*), sum(hashtextextended(t.person::text || t.kind || t.xmin::text, 0)))
  from r join person_tag t on t.district = r.district and t.person = r.id and t.closed_at is null) as tags;

-- secondsFor
  select h.id from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.second_due
  and not h.events @> jsonb_build_array(jsonb_build_object('account', :account::text));

-- store-doors.ts

-- lockDoors
  with asked as (
  select * from unnest(:refs.map((r) => r.id)::uuid[], :refs.map((r) => r.area)::text[], :refs.map((r) => r.door)::text[])
  as t(id, area, door)),
  wanted as (
  select a.id as asked, a.id as household from asked a
  union select a.id, o.household from asked a join household_alias o on o.district = :scope.district and o.id = a.id
  union select a.id, h.id from asked a
  join household h on h.district = :scope.district and h.area = a.area and h.door = a.door where a.door <> :nowhere)
  select h.id, h.area, h.estate, h.building, h.unit, h.room, h.address, h.door, h.use, h.facts, h.sealed, h.expected,
  h.reach, h.beside_list, h.events, h.tries, h.reached_at, h.due_at, h.round, h.second_due, h.version,
  array(select w.asked from wanted w where w.household = h.id) as asked
  from household h where h.district = :scope.district and {scoped(scope, sql`h.area`)}
  and h.id = any(array(select household from wanted))
  order by h.id for update of h;

-- insertDoors
  insert into household (district, id, area, estate, building, unit, room, address, door, use, facts, sealed, expected, reach,
  beside_list, events, tries, reached_at, due_at, round, second_due, created_at, updated_at)
  select :scope.district::int, t.*, :now::timestamptz, :now::timestamptz
  from {unnestDoors(rows)} as t(id, area, estate, building, unit, room, address, door, use, facts, sealed, expected, reach,
  beside_list, events, tries, reached_at, due_at, round, second_due)
  on conflict do nothing returning id;

-- updateDoors
  update household h set area = t.area, estate = t.estate, building = t.building, unit = t.unit, room = t.room,
  address = t.address, door = t.door, use = t.use, facts = t.facts, sealed = t.sealed, expected = t.expected,
  reach = t.reach, beside_list = t.beside_list, events = t.events, tries = t.tries, reached_at = t.reached_at,
  due_at = t.due_at, round = t.round, second_due = t.second_due,
  version = h.version + 1, updated_at = :now
  from {unnestDoors(doors)} as t(id, area, estate, building, unit, room, address, door, use, facts, sealed, expected, reach,
  beside_list, events, tries, reached_at, due_at, round, second_due)
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.id = t.id;

-- unnestDoors
  unnest(
  :d.map((r) => r.id)::uuid[], :d.map((r) => r.area)::text[], :d.map((r) => r.estate)::text[], :d.map((r) => r.building)::text[],
  :d.map((r) => r.unit)::text[], :d.map((r) => r.room)::text[], :d.map((r) => r.address)::text[], :d.map((r) => r.door)::text[],
  :d.map((r) => r.use)::text[], :d.map((r) => JSON.stringify(r.facts))::jsonb[], :d.map((r) => r.sealed)::bytea[],
  :d.map((r) => r.expected)::bool[], :d.map((r) => r.reach)::text[], :d.map((r) => r.beside_list)::text[],
  :d.map((r) => JSON.stringify(r.events))::jsonb[], :d.map((r) => r.tries)::int[], :d.map((r) => r.reached_at)::timestamptz[],
  :d.map((r) => r.due_at)::timestamptz[], :d.map((r) => r.round)::uuid[], :d.map((r) => r.second_due)::bool[]);

-- addAliases
  insert into household_alias (district, id, household, area)
  select :scope.district::int, t.* from unnest(:aliases.map((a) => a.id)::uuid[], :aliases.map((a) => a.household)::uuid[],
  :aliases.map((a) => a.area)::text[]) as t
  on conflict do nothing;

-- doorAt
  select h.id from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)}
  and h.area >= :area and h.area < :upperBound(area) and h.door in (:door, :door || '#' || h.id::text) limit 2;

-- areasOfDoors
  select a.id, h.area from unnest(:ids::uuid[]) as a(id)
  left join household_alias o on o.district = :scope.district and o.id = a.id
  join household h on h.district = :scope.district and h.id = coalesce(o.household, a.id) and {scoped(scope, sql`h.area`)};

-- store-estates.ts

-- estatesIn
  select h.estate from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.estate <> ''
  group by h.estate having count(*) >= :doors order by count(*) desc, h.estate limit :most;

-- store-expected.ts

-- expectDoors
  with list as (
  select * from unnest(:d.map((r) => r.id)::uuid[], :d.map((r) => r.area)::text[], :d.map((r) => r.estate)::text[],
  :d.map((r) => r.building)::text[], :d.map((r) => r.unit)::text[], :d.map((r) => r.room)::text[],
  :d.map((r) => r.address)::text[], :d.map((r) => r.door)::text[])
  as t(id, area, estate, building, unit, room, address, door)),
  known as (
  select h.id, h.area, h.door, h.reach, h.beside_list from household h join list l on h.area = l.area and h.door = l.door
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} order by h.id for update of h),
  marked as (
  update household h set expected = true, beside_list = case when k.reach = 'empty' then 'missing' else '' end,
  version = h.version + 1, updated_at = :now
  from known k where h.district = :scope.district and h.id = k.id and not h.expected
  returning h.id),
  made as (
  insert into household (district, id, area, estate, building, unit, room, address, door, expected, created_at, updated_at)
  select :scope.district::int, l.id, l.area, l.estate, l.building, l.unit, l.room, l.address, l.door, true,
  :now::timestamptz, :now::timestamptz
  from list l where not exists (select from known k where k.area = l.area and k.door = l.door)
  order by l.area, l.door
  on conflict do nothing returning id, area, door)
  select k.id, k.area, k.door, false as made, k.reach, k.beside_list as before from known k
  union all select m.id, m.area, m.door, true, 'notReached', '' from made m;

-- forgetDoors
  delete from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.id = any(:ids::uuid[])
  and h.expected and h.events = '[]' and h.facts = '{}'
  and not exists (select from membership m where m.district = h.district and m.household = h.id)
  returning h.id, h.area;

-- store-export.ts

-- livingAt
  select :lineColumns, m.household::text as key, m.relation
  from unnest(:households::uuid[]) with ordinality as d(id, n)
  join membership m on m.district = :scope.district and m.household = d.id and m.ends_on is null
  join person p on p.district = m.district and p.id = m.person and p.household = m.household :withHome
  where {scoped(scope, sql`p.area`)} and p.merged_into is null
  order by d.n, m.relation <> 'head', m.starts_on, p.id;

-- livingNowhere
  select :lineColumns, '' as key, null as relation from person p :withHome
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.merged_into is null
  and p.household is null and p.id > :after ?? '00000000-0000-0000-0000-000000000000'::uuid
  order by p.id limit :limit;

-- store-find-doors.ts

-- findDoorsLike
  select f.* from unnest(:begins::text[]) as b(text) cross join lateral (
  select :doorColumns from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)}
  and h.address collate "C" >= b.text and h.address collate "C" < b.text || :beyond
  order by h.address collate "C", h.area, h.id limit :limit) f
  order by f.address collate "C", f.area, f.id limit :limit;

-- store-homes.ts

-- openHomes
  insert into membership (district, person, household, area, starts_on, relation, ends_on)
  select :scope.district::int, t.* from unnest(:homes.map((h) => h.person)::uuid[], :homes.map((h) => h.household)::uuid[],
  :homes.map((h) => h.area)::text[], :homes.map((h) => h.starts_on)::date[], :homes.map((h) => h.relation)::text[],
  :homes.map((h) => h.ends_on)::date[]) as t
  on conflict (district, person, household, starts_on) do update set ends_on = excluded.ends_on, relation = excluded.relation;

-- endHomes
  update membership m set ends_on = greatest(t.ends_on, m.starts_on)
  from unnest(:homes.map((h) => h.person)::uuid[], :homes.map((h) => h.household)::uuid[],
  :homes.map((h) => h.ends_on)::date[]) as t(person, household, ends_on)
  where m.district = :scope.district and {scoped(scope, sql`m.area`)} and m.person = t.person
  and m.household = t.household and m.ends_on is null;

-- openTags
  insert into person_tag (district, person, kind, opened_at, area, basis, purpose, since, until, submission)
  select :scope.district::int, t.* from unnest(:tags.map((t) => t.person)::uuid[], :tags.map((t) => t.kind)::text[],
  :tags.map((t) => t.opened_at)::timestamptz[], :tags.map((t) => t.area)::text[],
  :tags.map((t) => JSON.stringify(t.basis))::jsonb[], :tags.map((t) => t.purpose)::text[],
  :tags.map((t) => t.since)::date[], :tags.map((t) => t.until)::date[], :tags.map((t) => t.submission)::uuid[]) as t
  on conflict do nothing;

-- changeTags
  update person_tag g set area = t.area, basis = t.basis, purpose = t.purpose, since = t.since, until = t.until,
  submission = t.submission
  from unnest(:tags.map((t) => t.person)::uuid[], :tags.map((t) => t.kind)::text[], :tags.map((t) => t.area)::text[],
  :tags.map((t) => JSON.stringify(t.basis))::jsonb[], :tags.map((t) => t.purpose)::text[],
  :tags.map((t) => t.since)::date[], :tags.map((t) => t.until)::date[], :tags.map((t) => t.submission)::uuid[])
  as t(person, kind, area, basis, purpose, since, until, submission)
  where g.district = :scope.district and {scoped(scope, sql`g.area`)} and g.person = t.person and g.kind = t.kind
  and g.closed_at is null;

-- closeTags
  update person_tag g set closed_at = :now, closed_why = :why
  from unnest(:tags.map((t) => t.person)::uuid[], :tags.map((t) => t.kind)::text[]) as t(person, kind)
  where g.district = :scope.district and {scoped(scope, sql`g.area`)} and g.person = t.person and g.kind = t.kind
  and g.closed_at is null;

-- tagsPast
  select distinct g.person from person_tag g
  where g.district = :scope.district and {scoped(scope, sql`g.area`)} and g.closed_at is null
  and g.until is not null and g.until < :today::date
  limit :limit;

-- store-lines.ts

-- named
  :doorColumns,
  coalesce((select p.name from membership m join person p on p.district = m.district and p.id = m.person
  where m.district = h.district and m.household = h.id and m.ends_on is null and p.merged_into is null and p.dead_on is null
  order by m.relation <> 'head', m.starts_on, p.id limit 1), '') as head,
  (select count(*)::int from membership m join person p on p.district = m.district and p.id = m.person
  where m.district = h.district and m.household = h.id and m.ends_on is null and p.merged_into is null
  and p.dead_on is null) as people;

-- doorsByTail
  select :named, right(h.id::text, 7) as tail from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and right(h.id::text, 7) = any(:tails::text[])
  order by h.area, h.door, h.id;

-- doorsById
  select :named from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.id = any(:ids::uuid[]);

-- namedDoors
  select :named from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)}
  and (h.area, h.door, h.id) > (:area, :door, :id::uuid)
  order by h.area, h.door, h.id limit :limit;

-- store-lists.ts

-- streetsOf
  with recursive s(street) as (
  (select min(p.street) from person p where p.district = :scope.district and p.merged_into is null)
  union all
  select (select min(p.street) from person p
  where p.district = :scope.district and p.merged_into is null and p.street > s.street)
  from s where s.street is not null)
  select street from s where street is not null and {scoped(scope, sql`street`)};

-- places
  (select :only.slice(0, 12)::text collate "C" as place) w;

-- places
  :alias.community = w.place;

-- places
  unnest(:streets::text[]) as w(place);

-- places
  :alias.street = w.place collate "C";

-- tagsOf
  coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'basis', t.basis, 'purpose', t.purpose,
  'since', t.since, 'until', t.until) order by t.kind)
  from person_tag t where t.district = p.district and t.person = p.id and t.closed_at is null), '[]') as tags;

-- lineColumns
  p.id, p.area, p.household, h.address, p.name, p.sex, p.birth_date, p.id_kind, p.facts, p.sealed,
  p.maybe_same <> '[]' as suspected, p.dead_on, p.version, p.updated_at, p.updated_at::text as updated_text, :tagsOf;

-- withHome
  left join household h on h.district = p.district and h.id = p.household;

-- counted
  p.merged_into is null and p.dead_on is null and p.left_on is null;

-- listChanged
  p;

-- listChanged
  select :lineColumns, '' as key from (
  select p.* from :from cross join lateral (
  select p.* from person p where {every([ sql`p.district = ${scope.district}`, where, scoped(scope, sql`p.area`), counted, options.suspectedOnly ? sql`p.maybe_same <> '[]'` : undefined, after ? sql`(p.updated_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined, ])} order by p.updated_at desc, p.id desc limit :limit) p
  order by p.updated_at desc, p.id desc limit :limit) p :withHome
  order by p.updated_at desc, p.id desc;

-- listTagged
  g;

-- listTagged
  select :lineColumns, g.since::text as key from (
  select g.person, g.since from :from cross join lateral (
  select g.person, g.since from person_tag g where {every([ sql`g.district = ${scope.district} and g.kind = ${kind} and g.closed_at is null`, where, scoped(scope, sql`g.area`), sql`exists (select from person p where p.district = g.district and p.id = g.person and ${counted})`, after ? sql`(g.since, g.person) < (${after[0]}::date, ${after[1]}::uuid)` : undefined, ])} order by g.since desc, g.person desc limit :limit) g
  order by g.since desc, g.person desc limit :limit) g
  join person p on p.district = :scope.district and p.id = g.person :withHome
  order by g.since desc, g.person desc;

-- listNamed
  select :lineColumns, p.:form as key from (
  select p.* from unnest(:streets::text[]) as w(place) cross join lateral (
  select p.* from person p where {every([ sql`p.district = ${scope.district} and p.street = w.place collate "C"`, scoped(scope, sql`p.area`), sql`p.merged_into is null and p.${form} >= ${term} and p.${form} < ${upperBound(term)}`, after ? sql`(p.${form}, p.id) > (${after[0]}, ${after[1]}::uuid)` : undefined, ])} order by p.:form, p.id limit :limit) p
  order by p.:form, p.id limit :limit) p :withHome
  order by p.:form, p.id;

-- listExact
  select :lineColumns, '' as key from person p :withHome
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.merged_into is null and p.id = any(array(
  select n.id from person n where n.district = :scope.district and n.merged_into is null and n.id_blind = :blinds.number
  union select n.id from person n where n.district = :scope.district and n.phone_blind = :blinds.phone))
  order by p.id limit :limit;

-- findPerson
  select :lineColumns, '' as key from person p :withHome
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.merged_into is null and p.id = :id;

-- peopleBehind
  select :lineColumns, m.relation as key from membership m
  join person p on p.district = m.district and p.id = m.person :withHome
  where m.district = :scope.district and m.household = :household and m.ends_on is null
  and {scoped(scope, sql`p.area`)} and p.merged_into is null
  order by m.starts_on, p.id;

-- store-match.ts

-- comparable
  p.id, p.area, p.household, p.name_plain, p.name_pinyin, p.name_initials, p.sex, p.birth_date, p.id_kind,
  p.id_blind, p.phone_blind, p.sealed, jsonb_path_query_array(p.facts, '$.w[*][3]') as told, p.maybe_same, p.version,
  p.updated_at, p.updated_at::text as updated_text;

-- living
  p.merged_into is null and p.dead_on is null;

-- readMark
  select keyed, updated_at::text as updated_text, id from match_mark where district = :scope.district for update;

-- writeMark
  insert into match_mark (district, keyed, updated_at, id)
  values (:scope.district, :keyed, :updated_text::timestamptz, :id)
  on conflict (district) do update set keyed = excluded.keyed, updated_at = excluded.updated_at, id = excluded.id;

-- forgetKeys
  delete from person_match where district = :scope.district;

-- changedAfter
  select :comparable, coalesce(m.version = p.version, false) as seen from (
  select p.* from unnest(:streets::text[]) as w(place) cross join lateral (
  select p.* from person p
  where p.district = :scope.district and p.street = w.place collate "C" and {scoped(scope, sql`p.area`)}
  and p.merged_into is null and (p.updated_at, p.id) > (:after.updated_text::timestamptz, :after.id::uuid)
  order by p.updated_at, p.id limit :limit) p
  order by p.updated_at, p.id limit :limit) p
  left join person_match m on m.district = p.district and m.person = p.id
  order by p.updated_at, p.id;

-- saveKeys
  insert into person_match (district, person, version, keys)
  select :scope.district::int, t.person, t.version, t.keys::bigint[]
  from unnest(:rows.map((r) => r.person)::uuid[], :rows.map((r) => r.version)::int[],
  :rows.map((r) => `{${r.keys.join(',')}}`)::text[]) as t(person, version, keys)
  on conflict (district, person) do update set version = excluded.version, keys = excluded.keys;

-- neighboursOf
  select w.person, c.id from unnest(:sought.map((s) => s.person)::uuid[],
  :sought.map((s) => `{${s.keys.join(',')}}`)::text[], :sought.map((s) => s.id_blind)::bytea[],
  :sought.map((s) => s.phone_blind)::bytea[], :sought.map((s) => s.household)::uuid[])
  as w(person, keys, id_blind, phone_blind, household)
  cross join lateral (
  (select m.person as id from person_match m where m.district = :scope.district and m.keys && w.keys::bigint[] limit :most)
  union (select p.id from person p where p.district = :scope.district and p.merged_into is null
  and p.id_blind = w.id_blind limit :most)
  union (select p.id from person p where p.district = :scope.district and p.phone_blind = w.phone_blind limit :most)
  union (select m.person from membership m where m.district = :scope.district and m.household = w.household
  and m.ends_on is null limit :most)) c
  where c.id <> w.person;

-- comparables
  select :comparable from person p
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and :living and p.id = any(:ids::uuid[]);

-- store-moving-doors.ts

-- mark
  '#' || h.id::text;

-- isMarked
  right(h.door, 37) = :mark and left(h.door, -37) <> :nowhere;

-- base
  case when :isMarked then left(h.door, -37) else h.door end;

-- going
  select h.id, h.door, h.area, coalesce(k.new_area, p.new_area, h.area) as new_area, :base as base, :isMarked as marked
  from household h
  left join unnest(:pairs.map((p) => p.from)::text[], :pairs.map((p) => p.to)::text[]) as p(old_area, new_area)
  on p.old_area = h.area
  left join unnest(:picks.map((k) => k.household)::uuid[], :picks.map((k) => k.to)::text[]) as k(household, new_area)
  on k.household = h.id
  where h.district = :district and h.area = any(:areas::text[]);

-- noted
  n.district = :district and n.redivision = :redivision and n.mover = :mover;

-- returning
  select h.id, h.door, h.area, coalesce(n.old_area, p.new_area, h.area) as new_area, :base as base, :isMarked as marked
  from household h
  left join redivision_moved n on :noted(moves, 'households') and n.id = h.id and n.area = h.area
  left join unnest(:moves.pairs.map((p) => p.from)::text[], :moves.pairs.map((p) => p.to)::text[]) as p(old_area, new_area)
  on p.old_area = h.area
  where h.district = :moves.district and h.area = any(array(
  select unnest(:moves.pairs.flatMap((p) => [p.from, p.to])::text[])
  union select n.area from redivision_moved n where :noted(moves, 'households')
  union select n.old_area from redivision_moved n where :noted(moves, 'households')));

-- meeting
  select distinct a.id from (
  select id, base, area, count(*) over (partition by area, base) as n from (
  select id, base, area from going union select id, base, new_area from going) as places) as a
  where a.n > 1;

-- sameDoors
  with going as (:going(ways))
  select area, sum(n)::int as n from (
  select new_area as area, count(*) as n from going group by new_area, base
  having count(*) > 1 and bool_or(new_area <> area)) as same
  group by area order by area;

-- markDoors
  with going as materialized (:going(moves)),
  meeting as materialized (:meeting),
  noted as (
  insert into redivision_moved (district, redivision, mover, id, area, old_area, door)
  select :moves.district::int, :moves.redivision::uuid, 'doors', id, area, area, door from going
  where marked or id in (select id from meeting))
  update household h set door = h.door || :mark from going g
  where h.district = :moves.district and h.id = g.id and not g.marked and g.id in (select id from meeting);

-- markReturning
  with going as materialized (:returning(moves)),
  meeting as materialized (:meeting),
  before as (select n.id, n.door from redivision_moved n where :noted(moves, 'doors'))
  update household h set door = h.door || :mark from going g
  where h.district = :moves.district and h.id = g.id and not g.marked
  and (g.id in (select id from meeting) or (g.id, g.door || '#' || g.id) in (select id, door from before));

-- settleDoors
  with places as (
  select n.area from redivision_moved n where :noted(moves, 'households')
  union select n.old_area from redivision_moved n where :noted(moves, 'households')
  union select unnest(:[...moves.pairs, ...moves.picks].flatMap((p) => [p.from, p.to])::text[])),
  here as (
  select h.id, h.area, :base as base, :isMarked as marked, n.door as was, h.created_at,
  :back and exists (select from redivision_moved n where :noted(moves, 'households') and n.id = h.id) as returned,
  :back and coalesce(n.door = :base || :mark, false) as stays
  from household h left join redivision_moved n on :noted(moves, 'doors') and n.id = h.id
  where h.district = :moves.district and h.area = any(array(select area from places))),
  plain as (
  select id, base, marked, stays, bool_or(not marked) over (partition by area, base) as taken,
  row_number() over (partition by area, base, stays
  order by coalesce(was = base, false) desc, returned desc, created_at, id) as n
  from here)
  update household h set door = p.base from plain p
  where h.district = :moves.district and h.id = p.id and p.marked and not p.taken and not p.stays and p.n = 1;

-- store-moving.ts

-- movedDoors
  t.id;

-- movedPeople
  t.household;

-- doorsIn
  select id, area, address from household
  where district = :district and area = any(:paths::text[]) order by area, door;

-- stocksOf
  with home as (select area, reach, beside_list from household where district = :district and area = any(:leaves::text[])),
  living as (
  select id, area, maybe_same from person where district = :district and area = any(:leaves::text[])
  and merged_into is null and dead_on is null and left_on is null)
  select area, 'households' as metric, count(*)::int as n from home group by 1
  union all select area, 'coverage.' || reach, count(*)::int from home group by 1, 2
  union all select area, 'coverage.' || beside_list, count(*)::int from home where beside_list <> '' group by 1, 2
  union all select area, 'people', count(*)::int from living group by 1
  union all select area, 'people.maybeSame', count(*)::int from living where maybe_same <> '[]' group by 1
  union all select l.area, 'tags.' || t.kind, count(*)::int from living l
  join person_tag t on t.district = :district and t.person = l.id and t.closed_at is null group by 1, 2;

-- store-named.ts

-- namedPeople
  select p.id, p.area, p.name from person p
  where p.district = :scope.district and p.id = any(:ids::uuid[]) and p.merged_into is null and p.dead_on is null
  and p.left_on is null and {scoped(scope, sql`p.area`)};

-- areasOfPeople
  select id, area from person where district = :district and id = any(:ids::uuid[]);

-- areasWithDoors
  select distinct area from household where district = :district and area = any(:areas::text[]);

-- store-pair-lists.ts

-- columns
  r.person, r.other, r.area, r.score, r.evidence, r.state, r.found_at, r.decided_at, r.decided_by;

-- both
  join person p on p.district = r.district and p.id = r.person and {scoped(scope, sql`p.area`)}
  join person o on o.district = r.district and o.id = r.other and {scoped(scope, sql`o.area`)};

-- standing
  (p.merged_into = o.id or o.merged_into = p.id);

-- standing
  p.merged_into is null and o.merged_into is null;

-- pairStreets
  with recursive s(street) as (
  (select min(r.street) from person_pair r where r.district = :scope.district and r.state = :state)
  union all
  select (select min(r.street) from person_pair r
  where r.district = :scope.district and r.state = :state and r.street > s.street)
  from s where s.street is not null)
  select street from s where street is not null and {scoped(scope, sql`street`)};

-- pairsIn
  r;

-- pairsIn
  select {columns} from (
  select r.* from :from cross join lateral (
  select r.* from person_pair r :both(scope) where {every([ sql`r.district = ${scope.district} and r.state = ${state}`, where, scoped(scope, sql`r.area`), standing(state), after ? sql`(r.score, r.person, r.other) < (${after[0]}::int, ${after[1]}::uuid, ${after[2]}::uuid)` : undefined, ])} order by r.score desc, r.person desc, r.other desc limit :limit) r
  order by r.score desc, r.person desc, r.other desc limit :limit) r
  order by r.score desc, r.person desc, r.other desc;

-- findPair
  select {columns} from person_pair r :both(scope)
  where r.district = :scope.district and {scoped(scope, sql`r.area`)} and r.person = :person and r.other = :other;

-- linesOf
  select :lineColumns, '' as key from person p :withHome
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.id = any(:ids::uuid[]);

-- putState
  update person_pair r set state = :state, decided_at = :by.now, decided_by = :by.account
  where r.district = :scope.district and {scoped(scope, sql`r.area`)} and r.person = :person and r.other = :other;

-- store-pairs.ts

-- pairsAround
  select r.person, r.other, r.area, r.score, r.evidence, r.state from person_pair r
  where r.district = :scope.district and {scoped(scope, sql`r.area`)}
  and (r.person = any(:ids::uuid[]) or r.other = any(:ids::uuid[]));

-- savePairs
  insert into person_pair as r (district, person, other, area, score, evidence, found_at)
  select :scope.district::int, t.person, t.other, t.area, t.score, t.evidence, :now::timestamptz
  from unnest(:pairs.map((p) => p.person)::uuid[], :pairs.map((p) => p.other)::uuid[], :pairs.map((p) => p.area)::text[],
  :pairs.map((p) => p.score)::int[], :pairs.map((p) => JSON.stringify(p.evidence))::jsonb[])
  as t(person, other, area, score, evidence)
  on conflict (district, person, other) do update
  set area = excluded.area, score = excluded.score, evidence = excluded.evidence
  returning r.person, r.other, r.state;

-- dropPairs
  delete from person_pair r using unnest(:pairs.map((p) => p.person)::uuid[], :pairs.map((p) => p.other)::uuid[]) as t(person, other)
  where r.district = :scope.district and {scoped(scope, sql`r.area`)} and r.person = t.person and r.other = t.other
  and r.state in ('open', 'later');

-- decidePair
  insert into person_pair (district, person, other, area, score, evidence, state, found_at, decided_at, decided_by)
  values (:scope.district, :pair.person, :pair.other, :pair.area, 0, '[]', :state, :by.now, :by.now, :by.account)
  on conflict (district, person, other) do update
  set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by;

-- lockFlags
  select p.id, p.area, p.maybe_same, p.dead_on is null and p.left_on is null as counted from person p
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.merged_into is null and p.id = any(:ids::uuid[])
  order by p.id for update;

-- writeFlags
  update person p set maybe_same = t.maybe_same
  from unnest(:rows.map((r) => r.id)::uuid[], :rows.map((r) => JSON.stringify(r.maybe_same))::jsonb[]) as t(id, maybe_same)
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.id = t.id;

-- store-persons.ts

-- knownColumns
  p.id, p.area, p.household, p.name, p.name_plain, p.name_pinyin, p.name_initials, p.sex, p.birth_date, p.id_kind,
  p.id_blind, p.phone_blind, p.facts, p.sealed, p.days, p.maybe_same, p.dead_on, p.left_on, p.version,
  coalesce((select jsonb_agg(jsonb_build_object('household', m.household, 'starts_on', m.starts_on, 'relation', m.relation))
  from membership m where m.district = p.district and m.person = p.id and m.ends_on is null), '[]') as homes,
  coalesce((select jsonb_agg(to_jsonb(t) - 'district' - 'person' - 'area' - 'street' - 'community' - 'closed_at' - 'closed_why')
  from person_tag t where t.district = p.district and t.person = p.id and t.closed_at is null), '[]') as tags;

-- lockCandidates
  with wanted as (
  select p.id from person p where p.district = :scope.district and p.merged_into is null
  and p.id_blind = any(:wanted.numbers::bytea[])
  union select p.id from person p where p.district = :scope.district and p.phone_blind = any(:wanted.phones::bytea[])
  union select m.person from membership m where m.district = :scope.district and m.ends_on is null
  and m.household = any(:wanted.households::uuid[])
  union select coalesce(p.merged_into, p.id) from person p
  where p.district = :scope.district and p.id = any(:wanted.ids::uuid[]))
  select :knownColumns
  from person p where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.merged_into is null
  and p.id = any(array(select id from wanted))
  order by p.id for update of p;

-- insertPersons
  insert into person (district, id, area, household, name, name_plain, name_pinyin, name_initials, sex, birth_date, id_kind,
  id_blind, phone_blind, facts, sealed, days, maybe_same, dead_on, left_on, created_at, updated_at)
  select :scope.district::int, t.*, :now::timestamptz, :now::timestamptz
  from {unnestPersons(rows.map((row) => row.p))} as t(id, area, household, name, name_plain, name_pinyin, name_initials, sex,
  birth_date, id_kind, id_blind, phone_blind, facts, sealed, days, maybe_same, dead_on, left_on)
  on conflict do nothing returning id;

-- updatePersons
  update person p set area = t.area, household = t.household, name = t.name, name_plain = t.name_plain,
  name_pinyin = t.name_pinyin, name_initials = t.name_initials, sex = t.sex, birth_date = t.birth_date,
  id_kind = t.id_kind, id_blind = t.id_blind, phone_blind = t.phone_blind, facts = t.facts, sealed = t.sealed,
  days = t.days, maybe_same = t.maybe_same, dead_on = t.dead_on, left_on = t.left_on, version = p.version + 1,
  updated_at = :now
  from {unnestPersons(people)} as t(id, area, household, name, name_plain, name_pinyin, name_initials, sex,
  birth_date, id_kind, id_blind, phone_blind, facts, sealed, days, maybe_same, dead_on, left_on)
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.id = t.id;

-- unnestPersons
  unnest(
  :p.map((r) => r.id)::uuid[], :p.map((r) => r.area)::text[], :p.map((r) => r.household)::uuid[], :p.map((r) => r.name)::text[],
  :p.map((r) => r.name_plain)::text[], :p.map((r) => r.name_pinyin)::text[], :p.map((r) => r.name_initials)::text[],
  :p.map((r) => r.sex)::text[], :p.map((r) => r.birth_date)::date[], :p.map((r) => r.id_kind)::text[],
  :p.map((r) => r.id_blind)::bytea[], :p.map((r) => r.phone_blind)::bytea[], :p.map((r) => JSON.stringify(r.facts))::jsonb[],
  :p.map((r) => r.sealed)::bytea[], :p.map((r) => JSON.stringify(r.days))::jsonb[],
  :p.map((r) => JSON.stringify(r.maybe_same))::jsonb[], :p.map((r) => r.dead_on)::date[], :p.map((r) => r.left_on)::date[]);

-- markMerged
  update person p set merged_into = :into::uuid, updated_at = :now
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.id = :person;

-- unmerge
  update person p set merged_into = null, version = p.version + 1
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.id = :person and p.merged_into = :from;

-- unmerge
  update membership m set ends_on = null from person p
  where m.district = :scope.district and {scoped(scope, sql`m.area`)} and m.person = :person
  and p.district = m.district and p.id = m.person and m.household = p.household;

-- store-preview.ts

-- daysThatMatter
  select p.id, p.days from person p
  where p.district = :scope.district and p.id > :after and p.merged_into is null and p.dead_on is null and p.left_on is null
  and p.days @? :matters[kind]::jsonpath and {scoped(scope, sql`p.area`)}
  order by p.id limit 5000;

-- overdueUnder
  h.reached_at + make_interval(hours =>
  case when h.reach in ('visited', 'declared', 'empty') then :freshHours::int else :revisitHours::int end) <= :at::timestamptz;

-- overdueUnder
  select (count(*) filter (where before))::int as now, (count(*) filter (where after))::int as then,
  (count(*) filter (where before <> after))::int as differ
  from (select :late(timing.now) as before, :late(timing.then) as after from household h
  where h.district = :scope.district and h.reached_at is not null and {scoped(scope, sql`h.area`)}) t;

-- store-retention.ts

-- peopleKept
  with due as (
  select t.person, t.kind, t.opened_at from person_tag t
  where t.district = :scope.district and {scoped(scope, sql`t.area`)} and t.closed_at < :before limit :limit)
  delete from person_tag t using due
  where t.district = :scope.district and t.person = due.person and t.kind = due.kind and t.opened_at = due.opened_at;

-- takePeople
  select p.id from person p where p.district = :scope.district and {scoped(scope, sql`p.area`)}
  and not p.area ^@ any(:except::text[]) order by p.id limit :limit for update;

-- takePeople
  with living as (
  select p.id, p.area, p.maybe_same from person p where p.district = :scope.district and p.id = any(:ids::uuid[])
  and {scoped(scope, sql`p.area`)} and p.merged_into is null and p.dead_on is null and p.left_on is null)
  select area, 'people' as metric, count(*)::int as n from living group by 1
  union all select area, 'people.maybeSame', count(*)::int from living where maybe_same <> '[]' group by 1
  union all select l.area, 'tags.' || t.kind, count(*)::int from living l
  join person_tag t on t.district = :scope.district and t.person = l.id and t.closed_at is null group by 1, 2;

-- takePeople
  delete from person p where p.district = :scope.district and p.id = any(:ids::uuid[]) and {scoped(scope, sql`p.area`)};

-- takeDoors
  select h.id from household h where h.district = :scope.district and {scoped(scope, sql`h.area`)}
  and not h.area ^@ any(:except::text[]) order by h.id limit :limit for update;

-- takeDoors
  with home as (
  select h.area, h.reach, h.beside_list from household h
  where h.district = :scope.district and h.id = any(:ids::uuid[]) and {scoped(scope, sql`h.area`)})
  select area, 'households' as metric, count(*)::int as n from home group by 1
  union all select area, 'coverage.' || reach, count(*)::int from home group by 1, 2
  union all select area, 'coverage.' || beside_list, count(*)::int from home where beside_list <> '' group by 1, 2;

-- takeDoors
  delete from household h where h.district = :scope.district and h.id = any(:ids::uuid[]) and {scoped(scope, sql`h.area`)};

-- peopleForEmergency
  select count(*)::int as n from person p where p.district = :scope.district and {scoped(scope, sql`p.area`)}
  and not p.area ^@ any(:except::text[]);

-- peopleForEmergency
  select count(*)::int as n from household h where h.district = :scope.district and {scoped(scope, sql`h.area`)}
  and not h.area ^@ any(:except::text[]);

-- store-snapshot.ts

-- allPersons
  select :knownColumns from person p
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.merged_into is null order by p.id;

-- allDoors
  select h.id, h.area, h.address, h.use, h.reach, h.beside_list, h.tries, h.reached_at from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} order by h.id;

-- clearCommunity
  delete from person p where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.community = :community;

-- clearCommunity
  delete from household h where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.community = :community
  and not h.expected and not exists (select from membership m where m.district = h.district and m.household = h.id);

-- clearCommunity
  update household h set events = '[]', facts = '{"w":[],"f":{}}', sealed = null, reach = 'notReached', reached_at = null,
  tries = 0, beside_list = '', use = 'unknown'
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.community = :community;

-- store-unmake.ts

-- deletePersons
  delete from person p where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.id = any(:ids::uuid[]);

-- deleteDoors
  delete from household h
  where h.district = :scope.district and {scoped(scope, sql`h.area`)} and h.id = any(:ids::uuid[])
  and not exists (select from membership m where m.district = h.district and m.household = h.id)
  returning h.id;

-- forgetHomes
  delete from membership m
  using unnest(:homes.map((h) => h.person)::uuid[], :homes.map((h) => `{${h.households.join(',')}}`)::text[]) as t(person, stays)
  where m.district = :scope.district and {scoped(scope, sql`m.area`)} and m.person = t.person
  and m.ends_on is null and not m.household = any(t.stays::uuid[]);
