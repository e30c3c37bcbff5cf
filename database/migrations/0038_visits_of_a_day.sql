-- The visits of a day, newest first: the area stands in the key so that a community is filtered without reading its rows.
create index visit_of_day on visit (district, observed_at, area, id);
