-- The number that a ledger will begin with: the one before was given up before anybody had asked to sign.
create table next_ledger (
    campaign_id bigint primary key,
    log int not null
);
