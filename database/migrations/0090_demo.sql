-- Which synthetic district this installation plays, and how far its days have been told.
create table demo_state (
  district int primary key references district,
  seed bigint not null,
  people int not null,
  day date not null,
  total int not null,
  loaded int not null default 0,
  told_until timestamptz
);
