-- What people agree to when they sign, many agree to alike: it is kept once, told apart by its hash, and each request and signature names
-- it. When they did is what their id begins with. A row of "consent" is a choice made later, or one made before there were agreements:
-- those stay, for to move millions would keep a host from serving for a long time.
create table agreement (
    hash bytea not null,
    purpose text not null check (purpose in ('COUNTED', 'SHOWN', 'UPDATES')),
    choice text not null,
    wording bytea not null,
    primary key (hash, purpose)
);

alter table request add agreement bytea;
alter table signature add agreement bytea;
