-- From when a day may be frozen without asking again: minutes after midnight of the day that follows, in the district's zone.
alter table briefing_setting add column freeze_minute int not null default 480 check (freeze_minute between 0 and 1439);
