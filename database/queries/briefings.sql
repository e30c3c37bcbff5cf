-- store-document.ts

-- findDocument
  select d.day, d.version, d.text, d.edited_by, coalesce(e.name, '') as editor, d.edited_at, d.year, d.number,
  d.signed_by, coalesce(s.name, '') as signer, d.signed_at, encode(d.digest, 'hex') as digest
  from briefing_document d
  left join account e on e.district = d.district and e.id = d.edited_by
  left join account s on s.district = d.district and s.id = d.signed_by
  where d.district = :district and d.day = :day::date;

-- listSigned
  select day, text, year, number from briefing_document
  where district = :district and signed_at is not null order by day desc limit 400;

-- findSigned
  select content, file from briefing_document
  where district = :district and day = :day::date and signed_at is not null;

-- lastHeading
  select text ->> 'issuer' as issuer, text ->> 'mark' as mark, text ->> 'to' as to from briefing_document
  where district = :district and signed_at is not null and text ->> 'language' = :language
  order by signed_at desc limit 1;

-- saveText
  insert into briefing_document (district, day, version, text, edited_by, edited_at)
  values (:s.district, :s.day::date, 1, :JSON.stringify(s.text)::jsonb, :s.by, :s.now)
  on conflict do nothing;

-- saveText
  update briefing_document set version = version + 1, text = :JSON.stringify(s.text)::jsonb,
  edited_by = :s.by, edited_at = :s.now
  where district = :s.district and day = :s.day::date and version = :s.version and signed_at is null;

-- nextNumber
  select coalesce(max(number), 0) + 1 as n from briefing_document where district = :district and year = :year;

-- signText
  update briefing_document set year = :s.year, number = :s.number, signed_by = :s.by, signed_at = :s.now,
  content = :JSON.stringify(s.content)::jsonb, file = :s.file, digest = :s.digest
  where district = :s.district and day = :s.day::date and version = :s.version and signed_at is null;

-- store-finish.ts

-- listUnfinished
  select r.district, r.day from briefing_report r join frozen_day f on f.district = r.district and f.day = r.day
  where r.finished_at is null order by r.district, r.day;

-- writeCorrections
  insert into briefing_correction (district, number, report_day, about_day, area, metric, n)
  select :district::int, base.n + row_number() over (order by late.day, late.area, late.metric), :day::date, late.day, late.area, late.metric, late.n
  from (select coalesce(max(number), 0) as n from briefing_correction where district = :district) base,
  (select c.day, c.area, c.metric, c.late - coalesce(told.n, 0) as n
  from counter c
  join briefing_report r on r.district = c.district and r.day = c.day
  left join lateral (select sum(b.n)::bigint as n from briefing_correction b
  where b.district = c.district and b.about_day = c.day and b.area = c.area and b.metric = c.metric) told on true
  where c.district = :district and c.day < :day::date and c.late <> coalesce(told.n, 0) and length(c.area) = 12) late;

-- finishReport
  update briefing_report r set finished_at = :now, line = f.line,
  block_hash = (select encode(b.hash, 'hex') from journal j join journal_block b on b.last >= j.seq
  where j.id = f.line and j.district = :district and j.kind = 'briefings.frozen' order by b.last limit 1)
  from frozen_day f
  where r.district = :district and r.day = :day::date and f.district = r.district and f.day = r.day;

-- store.ts

-- findReport
  select r.day, r.number, r.frozen_at, a.name as frozen_by, r.missing, r.block_hash, r.finished_at
  from briefing_report r left join account a on a.district = r.district and a.id = r.frozen_by
  where r.district = :district and r.day = :day::date;

-- listReports
  select day, number, frozen_at as "frozenAt", cardinality(missing) as missing from briefing_report
  where district = :district order by day desc limit 400;

-- lockReports
  select pg_advisory_xact_lock(7263, :district);

-- lastReport
  select day, number from briefing_report where district = :district order by number desc limit 1;

-- addReport
  insert into briefing_report (district, day, number, frozen_by, frozen_at, missing)
  values (:r.district, :r.day::date, :r.number, :r.by, :r.now, :r.missing);

-- listConfirmations
  select c.area, c.nil, c.figures, c.note, coalesce(a.name, '') as by, c.confirmed_at as at, c.late
  from briefing_confirmation c left join account a on a.district = c.district and a.id = c.confirmed_by
  where c.district = :scope.district and c.day = :day::date and {scoped(scope, sql`c.area`)}
  order by c.area;

-- saveConfirmation
  insert into briefing_confirmation as old (district, day, area, nil, figures, note, confirmed_by, confirmed_at, late)
  values (:c.district, :c.day::date, :c.area, :c.nil, :JSON.stringify(c.figures)::jsonb, :c.note, :c.by, :c.now, :c.late)
  on conflict (district, day, area) do update set nil = excluded.nil, figures = excluded.figures, note = excluded.note,
  confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at, late = excluded.late;

-- minutesOf
  select due_minute as "dueMinute", freeze_minute as "freezeMinute" from briefing_setting where district = :district;

-- saveMinutes
  insert into briefing_setting (district, due_minute, freeze_minute)
  values (:district, :minutes.dueMinute, :minutes.freezeMinute)
  on conflict (district) do update set due_minute = excluded.due_minute, freeze_minute = excluded.freeze_minute;

-- listCorrections
  select number, about_day, area, metric, n from briefing_correction
  where district = :scope.district and report_day = :reportDay::date and {scoped(scope, sql`area`)} order by number;

-- pendingCorrections
  select 0 as number, c.day as about_day, c.area, c.metric, c.late - coalesce(told.n, 0) as n
  from counter c
  join briefing_report r on r.district = c.district and r.day = c.day
  left join lateral (select sum(b.n)::bigint as n from briefing_correction b
  where b.district = c.district and b.about_day = c.day and b.area = c.area and b.metric = c.metric) told on true
  where c.district = :scope.district and c.late <> 0 and length(c.area) = 12 and {scoped(scope, sql`c.area`)}
  and c.late <> coalesce(told.n, 0)
  order by c.day, c.area, c.metric limit 2000;

-- isFrozen
  select 1 from frozen_day where district = :district and day = :day::date;

-- happenedSince
  select kind, left(area, 9) as area, count(*)::int as n, max(happened_at) as "lastAt" from journal
  where district = :scope.district and happened_at > :since and kind !~ '^(access|people\\.(opened|looked|listed|household|carried))'
  and {scoped(scope, sql`area`)}
  group by 1, 2 order by 3 desc limit :mostHappenings;

-- countedSince
  with last as (select coalesce(max(seq), 0) as through from journal)
  select j.district, j.kind, left(j.area, 12) as area, count(*)::int as n, max(j.happened_at) as "lastAt", last.through
  from last left join journal j on j.happened_at > :since and j.district in (select id from district)
  group by j.district, j.kind, left(j.area, 12), date_trunc('minute', j.happened_at), last.through;
