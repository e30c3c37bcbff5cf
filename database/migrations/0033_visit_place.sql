-- How the door was named when somebody knocked: a door that nobody has answered at is known by this alone.
alter table visit add column place jsonb not null default '{}';
