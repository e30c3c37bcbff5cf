-- Retention is carried out by a role of its own: what the application may read and write, and besides that the deletions
-- that the application may not do. Where a row answers for a limit on a person, or is the content of a journal line, the
-- database's own clock has to agree that its time is over.
grant usage on schema public to gridward_retention;
grant gridward_app to gridward_retention;

-- when a line was written, so that the nightly job finds what is due without reading the journal
alter table journal_detail add column written_at timestamptz;
update journal_detail d set written_at = l.happened_at
  from (select district, id, happened_at from journal union all select district, id, happened_at from journal_tail) l
  where l.district = d.district and l.id = d.id;
create index journal_detail_due on journal_detail (district, retention, written_at)
  where erased_at is null and retention <> 'record';
grant update (salt, content, erased_at, erased_under) on journal_detail to gridward_retention;
-- content may be emptied, never rewritten, and not before its class says so
create policy due on journal_detail as restrictive for update to gridward_retention
  using (erased_at is null and case retention
    when 'look' then written_at < now() - interval '180 days'
    when 'legal' then written_at < now() - interval '3 years'
    else true end)
  with check (salt is null and content is null and erased_at is not null and erased_under is not null);

grant delete on act, hold, person_order, order_appeal, order_decision, order_proposal, receipt_code to gridward_retention;
create policy due on act as restrictive for delete to gridward_retention using (done_at < now() - interval '90 days');
create policy due on hold as restrictive for delete to gridward_retention using (ended_at < now() - interval '1 year');
create policy due on person_order as restrictive for delete to gridward_retention using (ended_at < now() - interval '3 years');
create policy due on order_appeal as restrictive for delete to gridward_retention using (due_at < now() - interval '3 years');
create policy due on order_decision as restrictive for delete to gridward_retention using (latest_end < now() - interval '3 years');
create policy due on order_proposal as restrictive for delete to gridward_retention using (closed_at < now() - interval '3 years');

-- what points at a person or a door is found without reading its table through, once for each that goes
create index membership_door on membership (district, household);
create index household_alias_door on household_alias (district, household);
create index call_person on call (district, person) where person is not null;
create index order_proposal_person_who on order_proposal_person (district, person) where person is not null;
create index person_order_who on person_order (district, person) where person is not null;
create index receipt_submission on receipt (district, submission);

comment on table journal_detail is
  'purpose: answer for every act and every look; retention: by class of the line (look 180 days, legal 3 years, record with its record); method: content and salt erased, digest kept';
comment on table tray is
  'purpose: nothing that was sent gets lost; retention: 30 days after it is settled, at the latest until 30 days after the emergency ends; method: row deleted';
comment on table order_proposal is
  'purpose: decide on an order with evidence; retention: 3 years after it was closed (legal), not before its decision; method: row deleted';
