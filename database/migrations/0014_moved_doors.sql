-- The sorting text of a door as it stood before a redivision, so that an undo brings back exactly that (rows of mover 'doors').
alter table redivision_moved add column door text;
