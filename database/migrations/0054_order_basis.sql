-- On what an order was based stands in the order itself: its proposal may be about people of several areas, and whoever
-- answers for one of them sees the order and not the proposal.
alter table person_order add column basis text;
update person_order o set basis = p.basis from order_proposal p where p.district = o.district and p.id = o.proposal;
alter table person_order alter column basis set not null, add check (basis <> '');
