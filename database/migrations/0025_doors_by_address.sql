-- A door is found by the first letters of its address; the area stands in the key so that a narrow scope reads no other rows.
create index household_address on household (district, (address collate "C"), area, id);
