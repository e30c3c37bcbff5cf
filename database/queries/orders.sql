-- store-appeals.ts

-- columns
  a.id, a.person_order as order, a.area, o.name_sealed as name, o.kind, a.text_sealed as text,
  a.raised_at as "raisedAt", a.due_at as "dueAt", a.answered_at as "answeredAt", a.outcome, a.answer_sealed as answer, a.signers
  from order_appeal a join person_order o on o.district = a.district and o.id = a.person_order;

-- listWaiting
  select {columns} where a.district = :scope.district and a.answered_at is null and {scoped(scope, sql`a.area`)}
  order by a.due_at limit 500;

-- lateAppeals
  select a.area, count(*)::int as n, min(a.due_at) as since from order_appeal a
  where a.district = :scope.district and a.answered_at is null and a.due_at <= :now and {scoped(scope, sql`a.area`)}
  group by a.area;

-- appealsOf
  select {columns} where a.district = :scope.district and a.person_order = :order and {scoped(scope, sql`a.area`)}
  order by a.raised_at desc;

-- lockAppeal
  select {columns} where a.district = :scope.district and a.id = :id and {scoped(scope, sql`a.area`)} for update of a;

-- findAppeal
  select {columns} where a.district = :scope.district and a.id = :id and {scoped(scope, sql`a.area`)};

-- addAppeal
  insert into order_appeal (district, id, person_order, signers, area, text_sealed, raised_at, raised_by, due_at)
  values (:district, :a.id, :a.order, :a.signers::uuid[], :a.area, :a.text, :a.now, :a.by, :a.dueAt);

-- answerAppeal
  update order_appeal set answered_at = :a.now, answered_by = :a.by, outcome = :a.outcome, answer_sealed = :a.answer
  where district = :scope.district and id = :id and answered_at is null and {scoped(scope, sql`area`)};

-- store-brief.ts

-- addAct
  insert into act (district, id, area, place, kind, basis, reason, emergency, emergency_area, emergency_starts_at,
  emergency_ends_at, pack, pack_version, actor, actor_name, done_at, receipt, digest)
  select e.district, :a.id::uuid, :a.area::text, :a.place::text, :a.kind::text, :a.basis::text, :a.reason::text, e.id,
  e.area, e.starts_at, e.ends_at, :a.pack::uuid, :a.packVersion::int, :a.by::uuid, :a.name::text,
  :a.now::timestamptz, :a.receipt::bytea, :a.digest::bytea
  from emergency e where e.district = :district and e.id = :a.emergency;

-- findAct
  select a.id, a.place, a.kind, a.basis, a.reason, a.done_at as "doneAt", a.digest, r.document, r.title as "packTitle",
  a.pack_version as "packVersion"
  from act a join rule_pack r on r.district = a.district and r.id = a.pack
  where a.district = :scope.district and a.id = :id and {scoped(scope, sql`a.area`)};

-- addHold
  insert into hold (district, id, area, issued_area, place, person, name_sealed, basis, reason, emergency, emergency_area,
  emergency_starts_at, emergency_ends_at, pack, pack_version, official, official_name, unit, starts_at, ends_at, again_from,
  receipt, seal, digest)
  select e.district, :h.id::uuid, :h.area::text, :h.area::text, :h.place::text, :h.person::uuid, :h.name::bytea,
  :h.basis::text, :h.reason::text, e.id, e.area, e.starts_at, e.ends_at, :h.pack::uuid, :h.packVersion::int,
  :h.by::uuid, :h.official::text, :h.unit::text, :h.now::timestamptz, :h.endsAt::timestamptz,
  :h.now::timestamptz + interval '24 hours', :h.receipt::bytea, :h.seal::bytea, :h.digest::bytea
  from emergency e where e.district = :district and e.id = :h.emergency;

-- columns
  h.id, h.area, h.place, h.name_sealed as name, h.basis, h.reason, h.official_name as official, h.unit,
  h.starts_at as "startsAt", h.ends_at as "endsAt", h.ended_at as "endedAt", r.document, r.title as "packTitle",
  h.pack_version as "packVersion", h.digest
  from hold h join rule_pack r on r.district = h.district and r.id = h.pack;

-- listHolds
  select {columns} where h.district = :scope.district and h.ended_at is null and h.ends_at > :now
  and {scoped(scope, sql`h.area`)} order by h.ends_at limit 500;

-- findHold
  select {columns} where h.district = :scope.district and h.id = :id and {scoped(scope, sql`h.area`)};

-- releaseHold
  update hold h set ended_at = :now, ended_by = :by, ended_why = 'released'
  where h.district = :scope.district and h.id = :id and h.ended_at is null and h.ends_at > :now
  and {scoped(scope, sql`h.area`)};

-- expireHolds
  update hold h set ended_at = h.ends_at, ended_by = 'orders.expire', ended_why = 'expired'
  where h.district = :scope.district and h.ended_at is null and h.ends_at <= :now and {scoped(scope, sql`h.area`)}
  returning h.id, h.area;

-- endHoldsUnder
  update hold h set ended_at = greatest(h.starts_at, :now::timestamptz), ended_by = 'orders.expire', ended_why = 'emergencyEnded'
  where h.district = :scope.district and h.emergency = :emergency and h.ended_at is null and {scoped(scope, sql`h.area`)}
  returning h.id, h.area;

-- store-codes.ts

-- addCodes
  insert into receipt_code (code, district, area, about, subject)
  select t.code, :district::int, t.area, t.about, t.subject
  from unnest(:codes.map((c) => c.code)::bytea[], :codes.map((c) => c.area)::text[], :codes.map((c) => c.about)::text[],
  :codes.map((c) => c.subject)::uuid[]) as t(code, area, about, subject);

-- findCode
  select c.district, c.about, c.subject, d.zone, d.name as title from receipt_code c join district d on d.id = c.district
  where c.code = :code;

-- store-emergency.ts

-- listDeclared
  select e.id, e.area, e.disease, e.legal_basis as "legalBasis", e.starts_at as "startsAt", e.ends_at as "endsAt", e.renews,
  e.content, e.first_signer as "firstSigner", a.name as "firstName", e.first_unit as "firstUnit",
  e.first_signed_at as "firstAt", b.name as "secondName", e.second_unit as "secondUnit", e.second_signed_at as "secondAt",
  e.ended_at as "endedAt", e.ended_why as "endedWhy", e.sunset_at as "sunsetAt"
  from emergency e join account a on a.district = e.district and a.id = e.first_signer
  join account b on b.district = e.district and b.id = e.second_signer
  where e.district = :district order by e.starts_at desc, e.id limit 100;

-- proposed
  select p.id, p.area, p.disease, p.legal_basis as "legalBasis", p.starts_at as "startsAt", p.ends_at as "endsAt", p.renews,
  p.content, p.proposer as "firstSigner", a.name as "firstName", p.unit as "firstUnit", p.proposed_at as "firstAt",
  p.closed_at as "closedAt"
  from emergency_proposal p join account a on a.district = p.district and a.id = p.proposer;

-- listProposed
  :proposed where p.district = :district and p.closed_at is null order by p.proposed_at limit 50;

-- lockProposed
  :proposed where p.district = :district and p.id = :id for update of p;

-- addProposed
  insert into emergency_proposal (district, id, area, disease, legal_basis, starts_at, ends_at, renews, content, proposer, unit,
  proposed_at)
  values (:e.district, :e.id, :e.area, :e.disease, :e.legalBasis, :e.startsAt, :e.endsAt, :e.renews, :e.content,
  :e.by, :e.unit, :e.now);

-- declare
  insert into emergency (district, id, area, disease, legal_basis, starts_at, ends_at, renews, content, first_signer, first_unit,
  first_signed_at, second_signer, second_unit, second_signed_at)
  select district, id, area, disease, legal_basis, greatest(starts_at, :second.now::timestamptz), ends_at, renews, content,
  proposer, unit, proposed_at, :second.account::uuid, :second.unit::text, :second.now::timestamptz
  from emergency_proposal where district = :district and id = :id;

-- closeProposed
  update emergency_proposal set closed_at = :now where district = :district and id = :id and closed_at is null;

-- endDeclared
  update emergency set ended_at = :end.now, ended_by = :end.by, ended_why = :end.why
  where district = :district and id = :id and ended_at is null and ends_at > :end.now;

-- overWithoutSunset
  select e.id, e.area from emergency e
  where e.district = :district and e.sunset_at is null and (e.ended_at is not null or (e.ends_at <= :now
  and not exists (select from emergency n where n.district = e.district and n.renews = e.id and n.ended_at is null
  and n.ends_at > :now)));

-- markSunset
  update emergency set sunset_at = :now where district = :district and id = :id and sunset_at is null;

-- store-issue.ts

-- addDecision
  insert into order_decision (district, proposal, area, kind, people, lately, reason, evidence, content, emergency, emergency_area,
  emergency_starts_at, emergency_ends_at, pack, pack_version, appeal_hours, starts_at, latest_end, proposer, proposer_unit,
  proposed_at, second_signer, second_unit, second_opened_at, second_signed_at, third_signer, third_unit, third_opened_at,
  third_signed_at, signers)
  select p.district, p.id, p.area, p.kind, p.people, p.lately, p.reason, sha256(p.evidence_sealed), p.content, e.id, e.area,
  e.starts_at, e.ends_at, p.pack, p.pack_version, :d.appealHours::int, :d.startsAt::timestamptz, :d.latestEnd::timestamptz,
  p.proposer, p.unit, p.proposed_at, s.account, :d.second.unit::text, s.opened_at, :d.second.now::timestamptz,
  t.account, case when t.account is not null then :d.third?.unit ?? null::text end, t.opened_at,
  case when t.account is not null then :d.third?.now ?? null::timestamptz end,
  array_remove(array[p.proposer, s.account, t.account], null)
  from order_proposal p
  join emergency e on e.district = p.district and e.id = :d.emergency
  join order_opening s on s.district = p.district and s.proposal = p.id and s.account = :d.second.account
  left join order_opening t on t.district = p.district and t.proposal = p.id and t.account = :d.third?.account ?? null::uuid
  where p.district = :district and p.id = :d.proposal;

-- addOrders
  insert into person_order (district, id, area, issued_area, proposal, ordinal, people, kind, emergency_area, starts_at, latest_end,
  signers, basis, person, name_sealed, ends_at, notice_sealed, receipt, seal)
  select d.district, t.id, t.area, t.area, d.proposal, t.ordinal, d.people, d.kind, d.emergency_area, d.starts_at, d.latest_end,
  d.signers, p.basis, t.person, t.name, t.ends_at, t.notice, t.receipt, t.seal
  from order_decision d join order_proposal p on p.district = d.district and p.id = d.proposal,
  unnest(:orders.map((o) => o.id)::uuid[], :orders.map((o) => o.area)::text[], :orders.map((o) => o.ordinal)::int[],
  :orders.map((o) => o.person)::uuid[], :orders.map((o) => o.name)::bytea[], :orders.map((o) => o.endsAt)::timestamptz[],
  :orders.map((o) => o.notice)::bytea[], :orders.map((o) => o.receipt)::bytea[], :orders.map((o) => o.seal)::bytea[])
  as t(id, area, ordinal, person, name, ends_at, notice, receipt, seal)
  where d.district = :district and d.proposal = :proposal;

-- store-moving.ts

-- isLiving
  t.ended_at is null;

-- isOpen
  t.closed_at is null;

-- namedByOpen
  select distinct o.person from order_proposal_person o
  join order_proposal p on p.district = o.district and p.id = o.proposal and p.closed_at is null
  where o.district = :district and o.person is not null;

-- movePersons
  with going as materialized (
  select o.proposal, o.ordinal, o.person, o.area as old_area,
  coalesce(n.area, case when r.area is distinct from o.area then w.new_path end) as new_area
  from order_proposal_person o
  join order_proposal p on p.district = o.district and p.id = o.proposal and p.closed_at is null
  left join redivision_moved n on n.district = o.district and n.redivision = :m.redivision and n.mover = 'people'
  and n.id = o.person and n.old_area = o.area
  left join unnest(:now.map((r) => r.id)::uuid[], :now.map((r) => r.area)::text[]) as r(id, area) on r.id = o.person
  left join :ways(m) on w.old_path = o.area
  where o.district = :m.district),
  noted as (
  insert into redivision_moved (district, redivision, mover, id, area, old_area)
  select :m.district::int, :m.redivision::uuid, 'proposed', person, new_area, old_area from going
  where new_area is not null and person is not null on conflict do nothing)
  update order_proposal_person x set area = g.new_area from going g
  where x.district = :m.district and x.proposal = g.proposal and x.ordinal = g.ordinal and g.new_area is not null;

-- returnPersons
  update order_proposal_person x set area = n.old_area from redivision_moved n
  where n.district = :m.district and n.redivision = :m.redivision and n.mover = 'proposed' and x.district = n.district
  and x.person = n.id and x.area = n.area;

-- returnPersons
  update order_proposal_person x set area = w.new_path from :ways(m)
  where x.district = :m.district and x.area = w.old_path;

-- ways
  unnest(:pairs.map((w) => w.from)::text[], :pairs.map((w) => w.to)::text[]) as w(old_path, new_path);

-- livingIn
  select area, 'orders.active' as metric, count(*)::int as n from person_order
  where district = :district and area = any(:leaves::text[]) and ended_at is null group by 1
  union all select area, 'holds.active', count(*)::int from hold
  where district = :district and area = any(:leaves::text[]) and ended_at is null group by 1;

-- store-orders.ts

-- columns
  o.id, o.area, o.name_sealed as name, o.kind, o.basis, o.starts_at as "startsAt", o.ends_at as "endsAt",
  o.served_at as "servedAt", o.served_how as "servedHow", o.ended_at as "endedAt", o.ended_why as "endedWhy",
  o.ended_reason as "endedReason", a.id as "appealId", a.due_at as "appealDueAt", o.signers,
  exists (select from order_alarm l where l.district = o.district and l.subject = o.id and l.cleared_at is null) as unbacked;

-- from
  person_order o
  left join order_appeal a on a.district = o.district and a.person_order = o.id and a.answered_at is null;

-- listOrders
  o.district = :scope.district;

-- listOrders
  o.area;

-- listOrders
  o.area ^@ :w.area;

-- listOrders
  least(o.ended_at, o.ends_at) desc, o.id;

-- listOrders
  o.served_at is not null, o.ends_at, o.id;

-- listOrders
  (o.ended_at is not null or o.ends_at <= :w.now);

-- listOrders
  o.ended_at is null and o.ends_at > :w.now;

-- listOrders
  select {columns} from :from where :where and :living order by :order limit :w.limit offset :w.offset;

-- findOrder
  select {columns} from :from where o.district = :scope.district and o.id = :id and {scoped(scope, sql`o.area`)};

-- lockOrder
  select {columns} from :from where o.district = :scope.district and o.id = :id and {scoped(scope, sql`o.area`)}
  for update of o;

-- groundOf
  select d.reason, r.document, r.title as "packTitle", d.pack_version as "packVersion", d.appeal_hours as "appealHours",
  o.notice_sealed as notice, a.name as "proposerName", d.proposer_unit as "proposerUnit", d.proposed_at as "proposedAt",
  b.name as "secondName", d.second_unit as "secondUnit", d.second_signed_at as "secondAt", c.name as "thirdName",
  d.third_unit as "thirdUnit", d.third_signed_at as "thirdAt"
  from person_order o
  join order_decision d on d.district = o.district and d.proposal = o.proposal
  join rule_pack r on r.district = d.district and r.id = d.pack
  join account a on a.district = d.district and a.id = d.proposer
  join account b on b.district = d.district and b.id = d.second_signer
  left join account c on c.district = d.district and c.id = d.third_signer
  where o.district = :scope.district and o.id = :id and {scoped(scope, sql`o.area`)};

-- serve
  update person_order o set served_at = :now, served_by = :by, served_how = :how
  where o.district = :scope.district and o.id = :id and o.served_at is null and o.ended_at is null
  and {scoped(scope, sql`o.area`)};

-- end
  update person_order o set ended_at = :e.at, ended_by = :e.by, ended_why = :e.why, ended_reason = :e.reason
  where o.district = :scope.district and o.id = :id and o.ended_at is null and {scoped(scope, sql`o.area`)};

-- expireOrders
  update person_order o set ended_at = o.ends_at, ended_by = 'orders.expire', ended_why = 'expired', ended_reason = ''
  where o.district = :scope.district and o.id in (
  select id from person_order where district = :scope.district and ended_at is null and ends_at <= :now
  order by ends_at limit 1000 for update skip locked) and {scoped(scope, sql`o.area`)}
  returning o.id, o.area;

-- endOrdersUnder
  update person_order o set ended_at = greatest(o.starts_at, :now::timestamptz), ended_by = 'orders.expire',
  ended_why = 'emergencyEnded', ended_reason = ''
  from order_decision d
  where o.district = :scope.district and d.district = o.district and d.proposal = o.proposal and d.emergency = :emergency
  and o.ended_at is null and {scoped(scope, sql`o.area`)}
  returning o.id, o.area;

-- store-proposals.ts

-- columns
  select p.id, p.area, p.kind, p.basis, p.reason, p.evidence_sealed as evidence, p.people, p.lately, p.emergency, p.pack,
  p.pack_version as "packVersion", r.title as "packTitle", r.document, p.content, p.proposer, a.name as "proposerName", p.unit,
  p.proposed_at as "proposedAt", p.state, b.id as second, b.name as "secondName",
  coalesce(p.second_unit, d.second_unit) as "secondUnit", coalesce(p.second_signed_at, d.second_signed_at) as "secondAt", d.third_signer as third, c.name as "thirdName", d.third_unit as "thirdUnit",
  d.third_signed_at as "thirdAt", p.closed_why as "closedWhy",
  array(select o.account from order_opening o where o.district = p.district and o.proposal = p.id) as opened
  from order_proposal p
  join rule_pack r on r.district = p.district and r.id = p.pack
  join account a on a.district = p.district and a.id = p.proposer
  left join order_decision d on d.district = p.district and d.proposal = p.id
  left join account b on b.district = p.district and b.id = coalesce(p.second_signer, d.second_signer)
  left join account c on c.district = p.district and c.id = d.third_signer;

-- listProposals
  {columns} where p.district = :scope.district and {scoped(scope, sql`p.area`)}
  and (p.closed_at is null or p.closed_at > :since)
  order by p.closed_at is not null, p.closed_at desc, p.proposed_at limit 300;

-- lockProposal
  {columns} where p.district = :scope.district and p.id = :id and {scoped(scope, sql`p.area`)} for update of p;

-- findProposal
  {columns} where p.district = :scope.district and p.id = :id and {scoped(scope, sql`p.area`)};

-- addProposal
  insert into order_proposal (district, id, area, kind, basis, reason, evidence_sealed, people, lately, emergency, pack,
  pack_version, content, proposer, unit, proposed_at)
  values (:district, :p.id, :p.area, :p.kind, :p.basis, :p.reason, :p.evidence, :p.people, :p.lately,
  :p.emergency, :p.pack, :p.packVersion, :p.content, :p.by, :p.unit, :p.now);

-- addPersons
  insert into order_proposal_person (district, proposal, ordinal, area, person, name_sealed, day_zero, last_day, ends_at,
  evidence_sealed)
  select :district::int, :proposal::uuid, t.*
  from unnest(:people.map((p) => p.ordinal)::int[], :people.map((p) => p.area)::text[], :people.map((p) => p.person)::uuid[],
  :people.map((p) => p.name)::bytea[], :people.map((p) => p.dayZero)::date[], :people.map((p) => p.lastDay)::date[],
  :people.map((p) => p.endsAt)::timestamptz[], :people.map((p) => p.evidence)::bytea[]) as t;

-- listPersons
  select ordinal, area, person, name_sealed as name, day_zero::text as "dayZero", last_day::text as "lastDay", ends_at as "endsAt",
  evidence_sealed as evidence
  from order_proposal_person where district = :scope.district and proposal = :proposal and {scoped(scope, sql`area`)}
  order by ordinal;

-- addOpening
  insert into order_opening (district, proposal, account, area, opened_at)
  values (:district, :p.id, :account, :p.area, :now) on conflict do nothing;

-- signSecond
  update order_proposal set state = 'waitsForThird', second_signer = :by.account, second_unit = :by.unit,
  second_signed_at = :by.now where district = :district and id = :id;

-- closeProposal
  update order_proposal set state = :end.state, closed_by = :end.by, closed_at = :end.now, closed_why = :end.why
  where district = :district and id = :id and closed_at is null;

-- lockProposer
  select pg_advisory_xact_lock(7266, hashtext(:district::text || ' ' || :proposer));

-- proposedSince
  select coalesce(sum(people), 0)::int as n from order_proposal
  where district = :district and proposer = :proposer and proposed_at > :since and state not in ('refused', 'withdrawn');

-- withOrder
  select person from person_order
  where district = :scope.district and kind = :kind and ended_at is null and person = any(:ids::uuid[])
  and {scoped(scope, sql`area`)};

-- store-retention.ts

-- withCodes
  delete from receipt_code where district = :district and subject = any(:gone.map((row) => row.id)::uuid[]);

-- ordersKept
  with due as (
  select a.id from act a where a.district = :scope.district and {scoped(scope, sql`a.area`)}
  and a.done_at < :before limit :limit)
  delete from act a using due where a.district = :scope.district and a.id = due.id returning a.id;

-- ordersKept
  with due as (
  select h.id from hold h where h.district = :scope.district and {scoped(scope, sql`h.area`)}
  and h.ended_at < :before limit :limit)
  delete from hold h using due where h.district = :scope.district and h.id = due.id returning h.id;

-- ordersKept
  with due as (
  select p.id from order_appeal p join person_order o on o.district = p.district and o.id = p.person_order
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} and p.due_at < :before
  and o.ended_at < :before limit :limit)
  delete from order_appeal p using due where p.district = :scope.district and p.id = due.id returning p.id;

-- ordersKept
  with due as (
  select o.id from person_order o where o.district = :scope.district and {scoped(scope, sql`o.area`)}
  and o.ended_at < :before
  and not exists (select from order_appeal p where p.district = o.district and p.person_order = o.id)
  limit :limit)
  delete from person_order o using due where o.district = :scope.district and o.id = due.id returning o.id;

-- ordersKept
  with due as (
  select d.proposal from order_decision d where d.district = :scope.district and {scoped(scope, sql`d.area`)}
  and d.latest_end < :before
  and not exists (select from person_order o where o.district = d.district and o.proposal = d.proposal)
  limit :limit)
  delete from order_decision d using due where d.district = :scope.district and d.proposal = due.proposal;

-- ordersKept
  with due as (
  select p.id from order_proposal p where p.district = :scope.district and {scoped(scope, sql`p.area`)}
  and p.closed_at < :before
  and not exists (select from order_decision d where d.district = p.district and d.proposal = p.id)
  limit :limit)
  delete from order_proposal p using due where p.district = :scope.district and p.id = due.id returning p.id;

-- ordersKept
  delete from order_alarm a where a.district = :scope.district and {scoped(scope, sql`a.area`)} and a.found_at < :before;

-- store-sunset.ts

-- listEndings
  select e.id, e.area, e.ends_at as "endsAt", e.ended_at as "endedAt", e.renews, e.sunset_at as "overAt", s.done_at is not null as done
  from emergency e left join sunset s on s.district = e.district and s.emergency = e.id
  where e.district = :district order by e.starts_at desc, e.id;

-- columns
  s.content, s.first_signer as "firstSigner", a.name as "firstName", s.first_unit as "firstUnit",
  s.first_signed_at as "firstAt", b.name as "secondName", s.second_unit as "secondUnit", s.second_signed_at as "secondAt",
  s.due_at as "dueAt", s.done_at as "doneAt", s.proof
  from sunset s join account a on a.district = s.district and a.id = s.first_signer
  left join account b on b.district = s.district and b.id = s.second_signer;

-- findSunset
  select {columns} where s.district = :district and s.emergency = :emergency;

-- signFirst
  insert into sunset (district, emergency, content, first_signer, first_unit, first_signed_at)
  values (:district, :id, :content, :by.account, :by.unit, :by.now) on conflict do nothing;

-- signSecond
  update sunset set second_signer = :by.account, second_unit = :by.unit, second_signed_at = :by.now, due_at = :dueAt
  where district = :district and emergency = :id and second_signer is null;

-- takeBack
  delete from sunset where district = :district and emergency = :id and (due_at is null or due_at > :now);

-- dueSunsets
  select s.emergency as id from sunset s
  where s.district = :district and s.due_at <= :now and s.done_at is null order by s.due_at;

-- finishSunset
  update sunset set done_at = :now, proof = :JSON.stringify(proof)::jsonb
  where district = :district and emergency = :id and done_at is null;

-- lastSunset
  select max(done_at) as at from sunset;

-- sweptUnder
  with line as (
  select id from journal where district = :district and kind = 'retention.swept'
  union all select id from journal_tail where district = :district and kind = 'retention.swept')
  select d.content ->> 'table' as "table", sum((d.content ->> 'n')::int)::int as n
  from line l join journal_detail d on d.district = :district and d.id = l.id
  where d.content ->> 'why' = :`sunset ${id}` group by 1 order by 1;

-- publicEndings
  select d.id as district, d.name as "districtName", d.zone, e.disease, coalesce(a.name, e.area) as area, e.sunset_at as "overAt", s.due_at as "dueAt",
  s.done_at as "doneAt", s.proof, array_remove(array[s.first_unit, s.second_unit], null) as units
  from emergency e join district d on d.id = e.district
  left join area a on a.district = e.district and a.path = e.area
  left join sunset s on s.district = e.district and s.emergency = e.id
  where e.sunset_at is not null
  and not exists (select from emergency n where n.district = e.district and n.renews = e.id)
  order by e.sunset_at desc, e.id limit 100;

-- store-verify.ts

-- livingOrders
  select o.id, o.area, o.issued_area as "issuedArea", o.proposal, o.ordinal, o.person, o.kind, o.starts_at as "startsAt",
  o.ends_at as "endsAt", o.signers, o.receipt, o.seal, d.content
  from person_order o join order_decision d on d.district = o.district and d.proposal = o.proposal
  where o.district = :scope.district and o.ended_at is null and o.id > :after and {scoped(scope, sql`o.area`)}
  order by o.id limit 1000;

-- livingHolds
  select h.id, h.area, h.issued_area as "issuedArea", h.person, h.basis, h.starts_at as "startsAt", h.ends_at as "endsAt",
  h.official, h.receipt, h.seal
  from hold h where h.district = :scope.district and h.ended_at is null and {scoped(scope, sql`h.area`)} limit 5000;

-- toldOf
  with line as (
  select id, district, kind, subject, actor from journal
  where district = :scope.district and subject = any(:subjects::uuid[])
  union all
  select id, district, kind, subject, actor from journal_tail
  where district = :scope.district and subject = any(:subjects::uuid[]))
  select l.kind, l.subject, l.actor, d.content from line l
  join journal_detail d on d.district = l.district and d.id = l.id and {scoped(scope, sql`d.area`)}
  where l.kind like 'orders.%';

-- addAlarms
  insert into order_alarm (district, subject, area, what, found_at)
  select :scope.district::int, t.subject, t.area, t.what, :now::timestamptz
  from unnest(:faults.map((f) => f.id)::uuid[], :faults.map((f) => f.area)::text[], :faults.map((f) => f.what)::text[])
  as t(subject, area, what)
  on conflict do nothing returning subject;

-- countAlarms
  select count(*)::int as n from order_alarm
  where district = :scope.district and cleared_at is null and {scoped(scope, sql`area`)};

-- listDistricts
  select id as district, zone from district order by id;
