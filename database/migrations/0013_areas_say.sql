comment on table area is 'no people: names and codes of administrative areas';
comment on table area_name is 'no people: what an area was called';
comment on table area_alias is 'no people: where the path of an area went';
comment on table area_edition is 'no people: division files as published';
comment on table area_outline is 'no people: borders of areas';
comment on table area_shape is 'no people: borders of areas, derived';
comment on table area_set is 'no people: names of groups of areas';
