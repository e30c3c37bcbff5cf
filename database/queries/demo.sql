-- store.ts

-- findState
  select district, seed, people, day, total, loaded, told_until from demo_state order by district limit 1;

-- addState
  insert into demo_state (district, seed, people, day, total, loaded, told_until)
  values (:state.district, :state.seed, :state.people, :state.day::date, :state.total, :state.loaded, :state.told_until);

-- saveProgress
  update demo_state set loaded = :loaded, total = :total, told_until = :until where district = :district;

-- isDayFrozen
  select 1 from frozen_day where district = :district and day = :day::date;

-- arriveAsSeen
  update visit set received_at = least(received_at, observed_at + interval '1 minute') where district = :district;

-- findDemoAccount
  select id from account where login = :login and demo;

-- hasRound
  select 1 from round where district = :district;

-- demoLogins
  select login from account where demo order by login;
