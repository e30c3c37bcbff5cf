-- store.ts

-- fields
  p.id, p.kind, p.area, p.title, p.document, p.parameters, p.examples,
  p.effective_from::text as "effectiveFrom", p.effective_to::text as "effectiveTo";

-- listPacks
  select :fields, p.version,
  jsonb_build_object('name', a.name, 'unit', p.first_unit, 'at', p.first_signed_at) as first,
  jsonb_build_object('name', b.name, 'unit', p.second_unit, 'at', p.second_signed_at) as second
  from rule_pack p
  join account a on a.district = p.district and a.id = p.first_signer
  join account b on b.district = p.district and b.id = p.second_signer
  where p.district = :district order by p.kind, p.effective_from desc, p.version desc limit 1000;

-- packsOn
  select p.id, p.kind, p.area, p.version, p.title, p.document, p.parameters, p.effective_from::text as "effectiveFrom",
  p.effective_to::text as "effectiveTo"
  from rule_pack p where p.district = :district and p.kind = :kind and p.effective_from <= :day::date
  and (p.effective_to is null or p.effective_to >= :day::date);

-- draftFields
  :fields, p.assumption, p.content, p.changed_at as "changedAt", p.preview,
  p.previewed_content as previewed, p.first_signer as "firstAccount", a.name as "firstName", p.first_unit as "firstUnit",
  p.first_signed_at as "firstAt";

-- listDrafts
  select :draftFields from rule_draft p left join account a on a.district = p.district and a.id = p.first_signer
  where p.district = :scope.district and {scoped(scope, sql`p.area`)} order by p.kind, p.area, p.id limit 500;

-- lockDraft
  select :draftFields from rule_draft p left join account a on a.district = p.district and a.id = p.first_signer
  where p.district = :scope.district and p.id = :id and {scoped(scope, sql`p.area`)} for update of p;

-- saveDraft
  insert into rule_draft as p (district, id, kind, area, title, document, assumption, parameters, examples, effective_from,
  effective_to, content, changed_by, changed_at)
  values (:scope.district, :d.id, :d.kind, :d.area, :d.title, :d.document, :d.assumption,
  :JSON.stringify(d.parameters)::jsonb, :JSON.stringify(d.examples)::jsonb, :d.effectiveFrom::date,
  :d.effectiveTo::date, :d.content, :d.by, :d.now)
  on conflict (district, id) do update set kind = excluded.kind, area = excluded.area, title = excluded.title,
  document = excluded.document, assumption = excluded.assumption, parameters = excluded.parameters,
  examples = excluded.examples, effective_from = excluded.effective_from, effective_to = excluded.effective_to,
  content = excluded.content, changed_by = excluded.changed_by, changed_at = excluded.changed_at, preview = null,
  previewed_content = null, first_signer = null, first_unit = null, first_signed_at = null, first_content = null
  where {scoped(scope, sql`p.area`)};

-- savePreview
  update rule_draft set preview = :JSON.stringify(preview)::jsonb, previewed_content = content
  where district = :district and id = :id;

-- signFirst
  update rule_draft set first_signer = :s.account, first_unit = :s.unit, first_signed_at = :s.now, first_content = content
  where district = :district and id = :id;

-- activate
  with draft as (delete from rule_draft where district = :district and id = :id returning *)
  insert into rule_pack (district, id, kind, area, version, title, document, parameters, examples, effective_from, effective_to,
  content, preview, first_signer, first_unit, first_signed_at, second_signer, second_unit, second_signed_at)
  select district, id, kind, area,
  1 + coalesce((select max(p.version) from rule_pack p where p.district = d.district and p.kind = d.kind and p.area = d.area), 0),
  title, document, parameters, examples, effective_from, effective_to, content, preview, first_signer, first_unit,
  first_signed_at, :s.account::uuid, :s.unit::text, :s.now::timestamptz
  from draft d returning version;

-- dropDraft
  delete from rule_draft where district = :district and id = :id;

-- wasActivated
  select 1 from rule_pack where district = :district and id = :id;

-- unitOf
  select unit from account where district = :district and id = :account;

-- districtsWithout
  select d.id as district, d.zone, k.kind from district d, unnest(:kinds::text[]) as k(kind)
  where not exists (select from rule_draft r where r.district = d.id and r.kind = k.kind)
  and not exists (select from rule_pack p where p.district = d.id and p.kind = k.kind)
  order by d.id, k.kind;
