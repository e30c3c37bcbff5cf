-- A receipt leads to its declaration wherever that lies today: after a redivision, or when a judge found that it speaks of
-- another door. A path of its own could only be an old one.
alter table receipt drop column area;
-- Codes on walls follow their area, and an undo brings back exactly those that went.
alter table page_code add column id uuid not null default gen_random_uuid();
create unique index page_code_id on page_code (district, id);
