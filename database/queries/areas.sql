-- store-aliases.ts

-- living
  ended_on is null and superseded_by is null;

-- successorsOf
  select old_path as "from", new_path as "to", main, from_day::text as day from area_alias
  where district = :district and old_path = :path and :living order by main desc, new_path;

-- aliasesInto
  with old as (
  select distinct b.old_path from area_alias b join unnest(:prefixes::text[]) as p(prefix) on b.new_path ^@ p.prefix
  where b.district = :district and b.ended_on is null and b.superseded_by is null)
  select old_path as "from", new_path as "to", main, from_day::text as day from area_alias a
  where a.district = :district and :living and exists (select from old where a.old_path ^@ old.old_path)
  order by a.old_path, main desc, new_path;

-- aliasesIn
  select old_path as "from", new_path as "to", main, from_day::text as day from area_alias
  where district = :scope.district and :living and ({scoped(scope, sql`new_path`)} or {scoped(scope, sql`old_path`)})
  order by old_path, main desc, new_path;

-- addAliases
  unnest(:successors.map((s) => s.from)::text[], :successors.map((s) => s.to)::text[],
  :successors.map((s) => s.main)::boolean[]) as s(old_path, new_path, main);

-- addAliases
  update area_alias a set superseded_by = :redivision
  where a.district = :district and :living and a.new_path in (select s.old_path from :list where s.main)
  returning a.old_path, a.new_path as via, a.main;

-- addAliases
  insert into area_alias (district, old_path, new_path, redivision, main, from_day)
  select :district::int, old_path, new_path, :redivision::uuid, main, :day::date
  from unnest(:all.map((s) => s.from)::text[], :all.map((s) => s.to)::text[], :all.map((s) => s.main)::boolean[])
  as t(old_path, new_path, main);

-- endAliases
  update area_alias set ended_on = :day::date
  where district = :district and redivision = :redivision and ended_on is null;

-- endAliases
  update area_alias set superseded_by = null where district = :district and superseded_by = :redivision;

-- waysAround
  select old_path as "from", new_path as "to", main, from_day::text as day from area_alias
  where district = :district and (old_path = :path or new_path = :path) order by from_day, old_path, new_path;

-- store-duties-moving.ts

-- moveDuties
  with way as (
  select * from unnest(:closed.map((p) => p.from)::text[], :closed.map((p) => p.to)::text[]) as w(old_path, new_path)),
  ended as (
  update responsible r set ends_on_before = r.ends_on, ends_on = greatest(r.starts_on, :m.day::date), ended_in = :m.redivision,
  ended_by = :m.by::uuid, ended_at = :m.now
  from way where r.district = :m.district and r.area = way.old_path and (r.ends_on is null or r.ends_on > :m.day::date)
  returning r.*, way.new_path),
  continued as (
  insert into responsible (district, id, area, duty, account, person, unit, phone_sealed, starts_on, ends_on, stands_in_for,
  reason, made_in, made_by, made_at)
  select district, gen_random_uuid(), new_path, duty, account, person, unit, phone_sealed, greatest(starts_on, :m.day::date),
  ends_on_before, stands_in_for, reason, :m.redivision::uuid, :m.by::uuid, :m.now::timestamptz from ended
  returning 1)
  select count(*)::int as n from continued;

-- returnDuties
  update responsible set ends_on = greatest(starts_on, :m.day::date), ended_by = :m.by::uuid, ended_at = :m.now
  where district = :m.district and (made_in = :m.redivision or area = any(:closing::text[]))
  and (ends_on is null or ends_on > :m.day::date);

-- returnDuties
  update responsible set ends_on = ends_on_before, ends_on_before = null, ended_in = null, ended_by = null, ended_at = null
  where district = :m.district and ended_in = :m.redivision;

-- countDuties
  select area, count(*)::int as n from responsible
  where district = :district and area = any(:paths::text[]) and ended_at is null group by 1 order by 1;

-- countLeads
  select area, count(*)::int as n from responsible
  where district = :district and area = any(:paths::text[]) and duty = 'lead' and stands_in_for is null
  and starts_on <= :day::date and (ends_on is null or ends_on > :day::date)
  group by 1;

-- store-editions.ts

-- addEdition
  insert into area_edition (district, id, file_name, sha256, roots, entries, neighbours, digest, read_by, read_at)
  values (:district, :e.id, :e.fileName, :e.sha256, :e.roots, :JSON.stringify(e.entries),
  :JSON.stringify(e.neighbours), :e.digest, :e.by::uuid, :e.now);

-- findEdition
  select id, file_name as "fileName", sha256, roots, entries, neighbours, digest, receipt
  from area_edition where district = :district and id = :id for update;

-- confirmEdition
  update area_edition set receipt = :JSON.stringify(receipt), confirmed_by = :by::uuid, confirmed_at = :now
  where district = :district and id = :id;

-- readNeighbours
  select neighbours from area_edition where district = :district and confirmed_at is not null
  order by confirmed_at desc limit 1;

-- store-leads.ts

-- leadsOf
  select r.area, r.person as name, r.duty as role from responsible r
  where r.district = :scope.district and r.area = any(:areas::text[]) and {scoped(scope, sql`r.area`)}
  and r.duty in ('lead', 'gridWorker') and r.starts_on <= :day::date and (r.ends_on is null or r.ends_on > :day::date)
  order by r.area, r.duty desc, r.starts_on;

-- store-list.ts

-- listAreas
  select path, parent, level, kind, name, code, false as closed from area a where {every([ sql`a.district = ${scope.district} and a.valid_to is null`, scoped(scope, sql`a.path`), level ? sql`length(a.path) = ${lengthOf(level)}` : undefined, under === '' ? undefined : sql`a.path >= ${under} and a.path < ${upperBound(under)}`, ])} order by a.path;

-- listLeaves
  select a.path, a.name from area a
  where a.district = :district and a.valid_to is null and a.path >= :under and a.path < :upperBound(under)
  and not exists (select from area c where c.district = a.district and c.parent = a.path and c.valid_to is null)
  order by a.path;

-- store-moving.ts

-- parts
  null::uuid;

-- parts
  true;

-- countRows
  select t.:area as area, count(*)::int as n from :table t
  where t.district = :district and t.:area = any(:paths::text[]) and :only group by 1 order by 1;

-- moveRows
  with going as materialized (
  select t.:id as id, t.:area as old_area, coalesce(k.new_area, p.new_area) as new_area from :table t
  left join unnest(:pairs.map((p) => p.from)::text[], :pairs.map((p) => p.to)::text[]) as p(old_area, new_area)
  on p.old_area = t.:area
  left join unnest(:picks.map((k) => k.household)::uuid[], :picks.map((k) => k.to)::text[]) as k(household, new_area)
  on k.household = :household
  where t.district = :district and t.:area = any(:from::text[]) and :only),
  moved as (
  update :table t set :area = g.new_area from going g
  where t.district = :district and t.:id = g.id and g.new_area <> g.old_area
  returning t.:id as id, g.old_area, g.new_area),
  noted as (
  insert into redivision_moved (district, redivision, mover, id, area, old_area)
  select :district::int, :moves.redivision::uuid, :of.name, id, new_area, old_area from moved)
  select count(*)::int as n from moved;

-- moveRows
  update {raw(follower.table)} f set area = m.area from redivision_moved m
  where :notedBy(of, moves) and f.district = m.district and f.{raw(follower.by)} = m.id and f.area = m.old_area;

-- notedBy
  m.district = :moves.district and m.redivision = :moves.redivision and m.mover = :of.name;

-- returnRows
  update :table t set :area = m.old_area from redivision_moved m
  where :notedBy(of, moves)
  and t.district = m.district and t.:id = m.id and t.:area = m.area;

-- returnRows
  update :table t set :area = p.new_area
  from unnest(:pairs.map((p) => p.from)::text[], :pairs.map((p) => p.to)::text[]) as p(old_area, new_area)
  where t.district = :district and t.:area = p.old_area and :only;

-- returnFollowers
  update {raw(table)} f set area = m.old_area from redivision_moved m
  where :notedBy(of, moves) and f.district = m.district and f.{raw(by)} = m.id and f.area = m.area;

-- returnFollowers
  update {raw(table)} f set area = t.:area from :head t
  where f.district = :moves.district and f.area = any(:moves.pairs.map((p) => p.from)::text[])
  and t.district = f.district and t.:id = f.{raw(by)} and t.:area <> f.area;

-- store-redivision.ts

-- columns
  id, title, document_number as "documentNumber", reason, day::text, steps, digest, drafted_by, drafted_at,
  first_by, first_at, second_by, second_at, counts, undo_asked_by, undo_asked_at, undone_by, undone_at, withdrawn_at;

-- saveDraft
  insert into redivision as r (district, id, title, document_number, reason, day, steps, digest, drafted_by, drafted_at)
  values (:district, :d.id, :d.title, :d.documentNumber ?? '', :d.reason, :d.day::date, :JSON.stringify(d.steps),
  :d.digest, :d.by, :d.now)
  on conflict (district, id) do update set title = excluded.title, document_number = excluded.document_number,
  reason = excluded.reason, day = excluded.day, steps = excluded.steps, digest = excluded.digest,
  drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at
  where r.first_by is null and r.withdrawn_at is null;

-- listRedivisions
  select {columns} from redivision where district = :district order by drafted_at desc, id limit 500;

-- findRedivision
  select {columns}, plan from redivision where district = :district and id = :id for update;

-- signFirst
  update redivision set first_by = :by, first_at = :now where district = :district and id = :id;

-- signSecond
  update redivision set second_by = :done.by, second_at = :done.now, plan = :JSON.stringify(done.plan),
  counts = :JSON.stringify(done.counts)
  where district = :district and id = :id;

-- askUndo
  update redivision set undo_asked_by = :by, undo_asked_at = :now where district = :district and id = :id;

-- markUndone
  update redivision set undone_by = :by, undone_at = :now where district = :district and id = :id;

-- withdraw
  update redivision set withdrawn_at = :now where district = :district and id = :id;

-- holdDistrict
  select set_config('lock_timeout', '5000', true);

-- holdDistrict
  select pg_advisory_xact_lock(7262, :district::int);

-- holdDistrict
  select set_config('enable_nestloop', 'off', true);

-- moveOutlines
  update area_outline o set prefix = p.new_path
  from unnest(:pairs.map((p) => p.from)::text[], :pairs.map((p) => p.to)::text[]) as p(old_path, new_path)
  where o.district = :district and o.prefix = p.old_path
  and not exists (select from area_outline t where t.district = :district and t.prefix = p.new_path);

-- store-responsible.ts

-- columns
  r.id, r.area, r.duty, r.account, r.person, r.unit, r.phone_sealed, r.starts_on::text as "startsOn",
  r.ends_on::text as "endsOn", r.stands_in_for as "standsInFor", r.reason;

-- holdsOn
  r.starts_on <= :day::date and (r.ends_on is null or r.ends_on > :day::date);

-- listResponsible
  select {columns} from responsible r where {every([ sql`r.district = ${scope.district}`, scoped(scope, sql`r.area`), at.only ? sql`r.area = ${at.area}` : undefined, at.day === null ? undefined : holdsOn(at.day), ])} order by r.area, r.starts_on desc, r.made_at desc limit 5000;

-- findResponsible
  select {columns} from responsible r
  where r.district = :scope.district and r.id = :id and {scoped(scope, sql`r.area`)};

-- addResponsible
  insert into responsible (district, id, area, duty, account, person, unit, phone_sealed, starts_on, ends_on, stands_in_for,
  reason, made_by, made_at)
  select :district::int, t.*, :by::uuid, :now::timestamptz
  from unnest(:list.map((r) => r.id)::uuid[], :list.map((r) => r.area)::text[], :list.map((r) => r.duty)::text[],
  :list.map((r) => r.account)::uuid[], :list.map((r) => r.person)::text[], :list.map((r) => r.unit)::text[],
  :list.map((r) => r.phone)::bytea[], :list.map((r) => r.startsOn)::date[], :list.map((r) => r.endsOn)::date[],
  :list.map((r) => r.standsInFor)::uuid[], :list.map((r) => r.reason)::text[]
  ) as t;

-- endLeads
  update responsible r set ends_on = greatest(r.starts_on, :day::date), ended_by = :by::uuid, ended_at = :now
  where r.district = :district and r.area = any(:areas::text[]) and r.duty = 'lead' and r.stands_in_for is null
  and (r.ends_on is null or r.ends_on > :day::date);

-- endDuty
  update responsible set ends_on = greatest(starts_on, :end.on::date), ended_by = :end.by::uuid, ended_at = :end.now,
  reason = case when :end.reason = '' then reason else :end.reason end
  where district = :district and id = :id;

-- listUnassigned
  select a.path, a.name from area a
  where {every([ sql`a.district = ${scope.district} and a.valid_to is null`, scoped(scope, sql`a.path`), level ? sql`length(a.path) = ${lengthOf(level)}` : sql`not exists (select from area c where c.district = a.district and c.parent = a.path and c.valid_to is null)`, sql`not exists (select from responsible r where r.district = a.district and r.area = a.path and r.duty = 'lead' and ${holdsOn(day)})`, ])} order by a.path;

-- store-retention.ts

-- areasKept
  with due as (
  select r.id from responsible r where r.district = :scope.district and {scoped(scope, sql`r.area`)}
  and r.ends_on < :before::timestamptz::date and r.person <> coalesce(r.account, r.id)::text limit :limit)
  update responsible r set person = coalesce(r.account, r.id)::text, unit = '', phone_sealed = null
  from due where r.district = :scope.district and r.id = due.id returning r.id;

-- areasKept
  with due as (
  select s.id from site s where s.district = :scope.district and {scoped(scope, sql`s.area`)}
  and s.closed_at < :before and (s.person <> '' or s.phone_sealed is not null) limit :limit)
  update site s set person = '', phone_sealed = null
  from due where s.district = :scope.district and s.id = due.id returning s.id;

-- areasKept
  with due as (
  select m.redivision, m.mover, m.id from redivision_moved m
  join redivision r on r.district = m.district and r.id = m.redivision
  where m.district = :scope.district and r.second_at < :before and {scoped(scope, sql`m.area`)} limit :limit)
  delete from redivision_moved m using due
  where m.district = :scope.district and m.redivision = due.redivision and m.mover = due.mover and m.id = due.id;

-- store-sets.ts

-- listSets
  select id, kind, name, prefixes from area_set where district = :district order by kind, name;

-- saveSet
  insert into area_set (district, id, kind, name, prefixes, changed_by, changed_at)
  values (:district, :set.id, :set.kind, :set.name, :set.prefixes, :by::uuid, :now)
  on conflict (district, id) do update set kind = excluded.kind, name = excluded.name, prefixes = excluded.prefixes,
  changed_by = excluded.changed_by, changed_at = excluded.changed_at;

-- removeSet
  delete from area_set where district = :district and id = :id;

-- moveSets
  update area_set s set prefixes = (
  select array_agg(distinct coalesce(m.new_path, p.prefix)) from unnest(s.prefixes) as p(prefix)
  left join unnest(:pairs.map((p) => p.from)::text[], :pairs.map((p) => p.to)::text[]) as m(old_path, new_path)
  on m.old_path = p.prefix)
  where s.district = :district and s.prefixes && :pairs.map((p) => p.from)::text[];

-- store-shapes.ts

-- addOutlines
  insert into area_outline (district, prefix, name, shape, file_name, set_by, set_at)
  select :district::int, prefix, name, shape, :about.fileName, :about.by::uuid, :about.now::timestamptz
  from unnest(:outlines.map((o) => o.prefix)::text[], :outlines.map((o) => o.name)::text[],
  :outlines.map((o) => JSON.stringify(o.shape))::jsonb[]) as t(prefix, name, shape)
  on conflict (district, prefix) do update
  set name = excluded.name, shape = excluded.shape, file_name = excluded.file_name, set_by = excluded.set_by, set_at = excluded.set_at;

-- readOutlineShapes
  select prefix, shape from area_outline where district = :district order by prefix;

-- listOutlines
  select prefix, name, file_name as "fileName", set_at as "setAt" from area_outline
  where district = :scope.district order by prefix;

-- readShapes
  select s.path, coalesce(a.name, d.name) as name, s.shape, s.lon, s.lat, s.schematic
  from area_shape s join district d on d.id = s.district left join area a on a.district = s.district and a.path = s.path
  where s.district = :scope.district and (s.path = '' or {scoped(scope, sql`s.path`)}) order by s.path;

-- allShapes
  select path, shape, schematic from area_shape where district = :district;

-- saveShapes
  delete from area_shape where district = :district and path = any(:gone::text[]);

-- saveShapes
  insert into area_shape (district, path, shape, lon, lat, schematic)
  select :district::int, path, shape, lon, lat, schematic
  from unnest(:drawn.map((d) => d.path)::text[], :drawn.map((d) => JSON.stringify(d.shape))::jsonb[],
  :drawn.map((d) => d.label[0])::float8[], :drawn.map((d) => d.label[1])::float8[],
  :drawn.map((d) => d.schematic)::boolean[]) as t(path, shape, lon, lat, schematic)
  on conflict (district, path) do update
  set shape = excluded.shape, lon = excluded.lon, lat = excluded.lat, schematic = excluded.schematic;

-- store-sites.ts

-- columns
  s.id, s.area, s.kind, s.name, s.place, s.lon, s.lat, s.account, s.person, s.phone_sealed, s.note,
  s.closed_at is not null as closed;

-- listSites
  select {columns} from site s where {every([ sql`s.district = ${scope.district}`, scoped(scope, sql`s.area`), f.closed ? undefined : sql`s.closed_at is null`, f.kind ? sql`s.kind = ${f.kind}` : undefined, f.after ? sql`(s.area, s.id) > (${f.after.area}, ${f.after.id}::uuid)` : undefined, ])} order by s.area, s.id limit :f.limit;

-- countSites
  select count(*)::int as n from (select from site s where {every([ sql`s.district = ${scope.district}`, scoped(scope, sql`s.area`), f.closed ? undefined : sql`s.closed_at is null`, f.kind ? sql`s.kind = ${f.kind}` : undefined, ])} limit 1001) as few;

-- findSite
  select {columns} from site s where s.district = :scope.district and s.id = :id and {scoped(scope, sql`s.area`)};

-- addSite
  insert into site (district, id, area, kind, name, place, lon, lat, account, person, phone_sealed, note, made_by, made_at, changed_at)
  values (:district, :s.id, :s.area, :s.kind, :s.name, :s.place, :s.lon, :s.lat, :s.account::uuid, :s.person,
  :s.phone, :s.note, :by::uuid, :now, :now)
  on conflict do nothing;

-- changeSite
  update site set kind = :s.kind, name = :s.name, place = :s.place, lon = :s.lon, lat = :s.lat, account = :s.account::uuid,
  person = :s.person, phone_sealed = :s.phone, note = :s.note, changed_at = :now
  where district = :district and id = :s.id;

-- closeSite
  update site set closed_at = :now, changed_at = :now where district = :district and id = :id;

-- store-tree.ts

-- readDistrict
  select d.id, d.name, d.zone, d.roots, coalesce(v.tree, 0) as tree, coalesce(v.shapes, 0) as shapes
  from district d left join area_version v on v.district = d.id where d.id = :district;

-- setRoots
  update district set roots = :roots where id = :district;

-- changed
  insert into area_version as v (district, tree, shapes) values (:district, :tree::bigint, :shapes::bigint)
  on conflict (district) do update set tree = v.tree + excluded.tree, shapes = v.shapes + excluded.shapes;

-- allAreas
  select path, parent, level, kind, name, code, valid_to is not null as closed
  from area where district = :district order by path;

-- openAreas
  select path, parent, level, kind, name, code, false as closed from area a
  where district = :scope.district and valid_to is null
  and ({scoped(scope, sql`a.path`)} or exists (
  select from unnest(:scope.prefixes::text[]) as p(prefix) join area o on o.district = a.district and o.path = p.prefix
  where p.prefix ^@ a.path and o.valid_to is null))
  order by path;

-- findArea
  select path, parent, level, kind, name, code, valid_from::text, valid_to::text, valid_to is not null as closed
  from area where district = :district and path = :path;

-- areaNames
  select path, name from area where district = :district and path = any(:paths::text[]) order by path;

-- addAreas
  insert into area (district, path, parent, level, kind, name, code, valid_from)
  select :district::int, path, parent, level, kind, name, code, :day::date
  from unnest(:areas.map((a) => a.path)::text[], :areas.map((a) => a.parent)::text[], :areas.map((a) => a.level)::text[],
  :areas.map((a) => a.kind)::text[], :areas.map((a) => a.name)::text[], :areas.map((a) => a.code)::text[])
  as t(path, parent, level, kind, name, code);

-- addNames
  insert into area_name (district, path, valid_from, name, code)
  select :district::int, path, :day::date, name, code
  from unnest(:areas.map((a) => a.path)::text[], :areas.map((a) => a.name)::text[], :areas.map((a) => a.code)::text[])
  as t(path, name, code)
  on conflict (district, path, valid_from) do update set name = excluded.name, code = excluded.code;

-- renameAreas
  update area a set name = t.name, code = t.code
  from unnest(:areas.map((a) => a.path)::text[], :areas.map((a) => a.name)::text[], :areas.map((a) => a.code)::text[])
  as t(path, name, code)
  where a.district = :district and a.path = t.path;

-- closeAreas
  update area set valid_to = greatest(valid_from, :day::date)
  where district = :district and path = any(:paths::text[]) and valid_to is null;

-- reopenAreas
  update area set valid_to = null where district = :district and path = any(:paths::text[]);

-- namesOver
  select valid_from::text as "from", name, code from area_name
  where district = :district and path = :path order by valid_from;
