-- Areas whose doors were listed before the first knock: only there can a door be "found" beyond the list.
create table door_list (
  district int not null references district,
  area text collate "C" not null,
  import uuid,
  listed_at timestamptz not null,
  primary key (district, area)
);
comment on table door_list is 'no people: areas whose doors were listed';

-- Whether somebody with a post stood behind the answers when they came; a judged claim becomes verified later.
alter table submission add column verified boolean not null default true;
