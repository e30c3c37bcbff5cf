-- The digest of the figures that a line froze, taken by the sealer in the transaction that froze them; part of the line's leaf.
alter table journal add column figures bytea;
