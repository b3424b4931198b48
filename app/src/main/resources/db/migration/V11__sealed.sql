-- What is sealed does not get smaller by compressing: the database need not try.
alter table request alter column personal set storage external;
alter table signature alter column personal set storage external;
alter table mail alter column personal set storage external;
