-- What waits is read oldest first, in a district as in a grid; the area stands last so that it is looked at without the row.
create index submission_waiting on submission (district, observed_at, id, area) where state = 'claim';
create index tray_waiting on tray (district, received_at, id, area) where settled_at is null;
