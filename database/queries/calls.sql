-- store-calls.ts

-- columns
  c.id, c.area, c.kind, c.source, c.text_sealed as text, c.contact_sealed as contact, c.digest,
  c.raised_at as "raisedAt", c.state, c.at_area as "atArea", c.escalations, c.due_at as "dueAt", c.accepted_by as "acceptedBy",
  a.name as "acceptedName", c.answered_by as "answeredBy", c.answer_sealed as answer, c.rating, c.closed_why as "closedWhy"
  from call c left join account a on a.district = c.district and a.id = c.accepted_by;

-- lateCalls
  select c.area, count(*)::int as n, min(c.due_at) as since, min(c.at_area) as whose from call c
  where c.district = :scope.district and {scoped(scope, sql`c.area`)} and c.due_at <= :now group by c.area;

-- listCalls
  c.district = :scope.district;

-- listCalls
  c.area;

-- listCalls
  c.area ^@ :w.area;

-- listCalls
  c.kind = :w.kind;

-- listCalls
  c.due_at <= :w.lateAt;

-- listCalls
  c.due_at is null;

-- listCalls
  c.due_at is not null;

-- listCalls
  c.raised_at desc, c.id;

-- listCalls
  c.due_at, c.id;

-- listCalls
  select {columns} where :where and :beyond(w) order by :order limit :w.limit;

-- beyond
  true;

-- beyond
  c.raised_at <= :at::timestamptz and (c.raised_at < :at::timestamptz or c.id > :id::uuid);

-- beyond
  (c.due_at, c.id) > (:at::timestamptz, :id::uuid);

-- findCall
  select {columns} where c.district = :scope.district and c.id = :id and {scoped(scope, sql`c.area`)};

-- lockCall
  select {columns} where c.district = :scope.district and c.id = :id and {scoped(scope, sql`c.area`)} for update of c;

-- addCalls
  insert into call (district, id, area, at_area, kind, source, text_sealed, contact_sealed, person, batch, digest, raised_by,
  raised_at, due_at)
  select :scope.district::int, t.id, t.area, t.area, t.kind, t.source, t.text, t.contact, t.person, t.batch, t.digest, t.by,
  t.now, t.due
  from unnest(:calls.map((c) => c.id)::uuid[], :calls.map((c) => c.area)::text[], :calls.map((c) => c.kind)::text[],
  :calls.map((c) => c.source)::text[], :calls.map((c) => c.text)::bytea[], :calls.map((c) => c.contact)::bytea[],
  :calls.map((c) => c.person)::uuid[], :calls.map((c) => c.batch)::uuid[], :calls.map((c) => c.digest)::bytea[],
  :calls.map((c) => c.by)::uuid[], :calls.map((c) => c.now)::timestamptz[], :calls.map((c) => c.dueAt)::timestamptz[])
  as t(id, area, kind, source, text, contact, person, batch, digest, by, now, due)
  on conflict do nothing returning id;

-- saveLoop
  update call set state = :to.state, at_area = :to.atArea, escalations = :to.escalations, due_at = :to.dueAt,
  accepted_by = :to.acceptedBy, accepted_at = case when :to.acceptedBy::uuid is null then null else coalesce(accepted_at, :now) end,
  answered_by = :to.answeredBy, answered_at = case when :to.answeredBy::uuid is null then null else coalesce(answered_at, :now) end
  where district = :scope.district and id = :id and {scoped(scope, sql`area`)};

-- saveAnswer
  update call set state = :to.state, due_at = :to.dueAt, answered_by = :by, answered_at = :now, answer_sealed = :answer
  where district = :scope.district and id = :id and {scoped(scope, sql`area`)};

-- saveVerified
  update call set state = 'verified', due_at = null, verified_by = :by, verified_at = :now, rating = :rating
  where district = :scope.district and id = :id and {scoped(scope, sql`area`)};

-- saveClosed
  update call set state = 'closed', due_at = null, closed_by = :by, closed_at = :now, closed_why = :why
  where district = :scope.district and id = :id and {scoped(scope, sql`area`)};

-- addSteps
  insert into call_step (district, call, n, area, happened_at, what, by_account, note_sealed)
  select :district::int, t.call, 1 + (select count(*) from call_step s where s.district = :district and s.call = t.call),
  t.area, t.now, t.what, t.by, t.note
  from unnest(:steps.map((s) => s.call)::uuid[], :steps.map((s) => s.area)::text[], :steps.map((s) => s.now)::timestamptz[],
  :steps.map((s) => s.what)::text[], :steps.map((s) => s.by)::uuid[], :steps.map((s) => s.note)::bytea[])
  as t(call, area, now, what, by, note);

-- stepsOf
  select s.happened_at as at, s.what, a.name as by, s.note_sealed as note
  from call_step s left join account a on a.district = s.district and a.id = s.by_account
  where s.district = :scope.district and s.call = :call and {scoped(scope, sql`s.area`)} order by s.n;

-- lockRaised
  select {columns} where c.district = :scope.district and c.state = 'raised' and {scoped(scope, sql`c.area`)}
  order by c.raised_at limit :limit for update of c skip locked;

-- lockOverdue
  select {columns} where c.district = :scope.district and c.due_at <= :now and c.state <> 'raised'
  and {scoped(scope, sql`c.area`)}
  order by c.due_at limit :limit for update of c skip locked;

-- closeVerified
  update call set state = 'closed', closed_by = 'calls.escalate', closed_at = :now, closed_why = 'done'
  where district = :scope.district and state = 'verified' and verified_at < :before and {scoped(scope, sql`area`)}
  returning id, area;

-- listDistricts
  select id as district, zone from district order by id;

-- store-deliveries.ts

-- addDeliveries
  insert into call_delivery (district, id, call, area, channel, why, target, phone_sealed, webhook, made_at, next_at)
  select :district::int, t.id, t.call, t.area, t.channel, t.why, t.target, t.phone, t.webhook, t.now, t.now
  from unnest(:list.map((d) => d.id)::uuid[], :list.map((d) => d.call)::uuid[], :list.map((d) => d.area)::text[],
  :list.map((d) => d.channel)::text[], :list.map((d) => d.why)::text[], :list.map((d) => d.target)::text[],
  :list.map((d) => d.phone)::bytea[], :list.map((d) => d.webhook)::uuid[], :list.map((d) => d.now)::timestamptz[])
  as t(id, call, area, channel, why, target, phone, webhook, now);

-- dropPhone
  update call_delivery set state = 'dropped', done_at = :now
  where district = :scope.district and call = :call and channel = 'phoneList' and state = 'waiting'
  and {scoped(scope, sql`area`)};

-- deliveriesOf
  select made_at as at, channel, target as to, state, tries, problem from call_delivery
  where district = :scope.district and call = :call and {scoped(scope, sql`area`)} order by made_at, id limit 200;

-- listPhone
  select d.id, d.call, d.area, c.kind, d.target as person, d.phone_sealed as phone, d.why, d.made_at as since
  from call_delivery d join call c on c.district = d.district and c.id = d.call
  where d.district = :scope.district and d.channel = 'phoneList' and d.state = 'waiting' and {scoped(scope, sql`d.area`)}
  order by d.made_at, d.id limit 500;

-- tickPhone
  update call_delivery set state = :t.reached ? 'reached' : 'notReached', done_at = :t.now, done_by = :t.by,
  problem = :t.note, tries = tries + 1
  where district = :scope.district and id = :id and channel = 'phoneList' and state = 'waiting' and {scoped(scope, sql`area`)}
  returning call, area;

-- takeDue
  with due as (
  select district, id from call_delivery
  where district = :scope.district and state = 'waiting' and channel = 'webhook' and next_at <= :now
  and {scoped(scope, sql`area`)}
  order by next_at limit 20 for update skip locked)
  update call_delivery d set tries = d.tries + 1, next_at = :later
  from due, call c, call_webhook w
  where d.district = due.district and d.id = due.id and c.district = d.district and c.id = d.call
  and w.district = d.district and w.id = d.webhook
  returning d.id, d.call, d.area, c.kind, c.state, d.why, c.due_at as "dueAt", d.tries, w.url, w.secret_sealed as secret;

-- saveSent
  update call_delivery set state = :to.state, next_at = :to.nextAt, problem = :to.problem,
  done_at = case when :to.state = 'waiting' then null else :to.now::timestamptz end
  where district = :scope.district and id = :id and {scoped(scope, sql`area`)};

-- listWebhooks
  select w.id, w.area, w.name, w.url, l.at as "lastAt", l.problem as "lastProblem" from call_webhook w
  left join lateral (select coalesce(d.done_at, d.made_at) as at, d.problem from call_delivery d
  where d.district = w.district and d.webhook = w.id and d.tries > 0 and {scoped(scope, sql`d.area`)}
  order by d.made_at desc limit 1) l on true
  where w.district = :scope.district order by w.name, w.id limit 200;

-- webhooksFor
  select id, name from call_webhook where district = :district and :area ^@ area;

-- addWebhook
  insert into call_webhook (district, id, area, name, url, secret_sealed, made_by, made_at)
  values (:district, :w.id, :w.area, :w.name, :w.url, :w.secret, :w.by, :w.now);

-- dropWebhook
  delete from call_webhook where district = :district and id = :id;

-- store-moving.ts

-- isOpen
  t.due_at is not null;

-- followArea
  with turn as (
  select c.id, c.at_area as old_area,
  case when c.area ^@ w.new_path then w.new_path when c.area ^@ c.at_area and w.new_path is null then c.at_area else c.area end
  as new_area
  from call c
  left join unnest(:m.pairs.map((p) => p.from)::text[], :m.pairs.map((p) => p.to)::text[]) as w(old_path, new_path)
  on w.old_path = c.at_area
  where c.district = :m.district and c.due_at is not null),
  noted as (
  insert into redivision_moved (district, redivision, mover, id, area, old_area)
  select :m.district::int, :m.redivision::uuid, 'callTurns', id, new_area, old_area from turn
  where :how = 'noted' and new_area <> old_area)
  update call c set at_area = t.new_area from turn t
  where c.district = :m.district and c.id = t.id and t.new_area <> t.old_area;

-- returnTurns
  update call c set at_area = n.old_area from redivision_moved n
  where n.district = :m.district and n.redivision = :m.redivision and n.mover = 'callTurns' and c.district = n.district
  and c.id = n.id and c.at_area = n.area and c.area ^@ n.old_area;

-- openIn
  select area, count(*)::int as n from call
  where district = :district and area = any(:leaves::text[]) and due_at is not null group by 1;

-- store-orders.ts

-- addWorkOrder
  insert into work_order (district, id, area, level, title, areas, digest, issued_by, issued_at)
  values (:district, :o.id, :o.area, :o.level, :o.title, :o.areas, :o.digest, :o.by, :o.now);

-- findWorkOrder
  select digest, areas from work_order where district = :district and id = :id;

-- listWorkOrders
  select o.id, o.area as from, o.title, o.issued_at as "issuedAt", n.areas, n.accepted, n.answered, n.late
  from work_order o
  join lateral (
  select count(*)::int as areas, (count(*) filter (where c.accepted_at is not null))::int as accepted,
  (count(*) filter (where c.answered_at is not null))::int as answered,
  (count(*) filter (where c.due_at <= :now))::int as late
  from call c where c.district = o.district and c.batch = o.id and {scoped(scope, sql`c.area`)}) n on n.areas > 0
  where o.district = :scope.district order by o.issued_at desc limit 100;

-- store-resident.ts

-- callsOf
  select c.id, c.area, c.kind, c.state, c.text_sealed as text, c.answer_sealed as answer, c.raised_at as "raisedAt", c.rating
  from call c where c.district = :scope.district and c.receipt = :receipt and {scoped(scope, sql`c.area`)}
  order by c.raised_at desc limit :most;

-- tieToReceipt
  update call c set receipt = :receipt
  where c.district = :scope.district and c.id = :id and {scoped(scope, sql`c.area`)};

-- store-retention.ts

-- callsKept
  with due as (
  select c.id from call c where c.district = :scope.district and {scoped(scope, sql`c.area`)}
  and c.state = 'closed' and c.closed_at < :before limit :limit)
  delete from call c using due where c.district = :scope.district and c.id = due.id returning c.id;
