-- What becomes of an emergency's data when it is over: two people of different units sign the plan, thirty days later what was
-- kept for the emergency is deleted, and the counts of that stay as a proof.
create table sunset (
  district int not null references district,
  emergency uuid not null,
  -- digest of the plan that was signed
  content bytea not null,
  first_signer uuid not null,
  first_unit text not null check (first_unit <> ''),
  first_signed_at timestamptz not null,
  second_signer uuid check (second_signer <> first_signer),
  second_unit text check (second_unit <> '' and second_unit <> first_unit),
  second_signed_at timestamptz check (second_signed_at >= first_signed_at),
  due_at timestamptz check (due_at >= second_signed_at + interval '30 days'),
  done_at timestamptz check (done_at >= due_at),
  proof jsonb,
  primary key (district, emergency),
  foreign key (district, emergency) references emergency (district, id),
  foreign key (district, first_signer) references account (district, id),
  foreign key (district, second_signer) references account (district, id),
  check (num_nonnulls(second_signer, second_unit, second_signed_at, due_at) in (0, 4)),
  check ((done_at is null) = (proof is null)),
  check (done_at is null or due_at is not null)
);
revoke update on sunset from gridward_app;
grant update (second_signer, second_unit, second_signed_at, due_at) on sunset to gridward_app;
grant update (done_at, proof) on sunset to gridward_retention;
comment on table sunset is 'no people: which accounts signed the end of an emergency''s data, when it goes, and what went';
