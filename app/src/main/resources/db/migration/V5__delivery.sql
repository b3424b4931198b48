-- Text and signatures for one target, frozen. Its pack lies in the data folder.
create table letter (
    campaign_id bigint not null,
    number int not null,
    reference text not null unique,
    text_hash bytea not null,
    ledger_size bigint not null,
    signature_count bigint not null,
    frozen_at timestamptz not null,
    pack_id uuid not null,
    primary key (campaign_id, number)
);

-- One try at handing a letter over by mail. The outcome stands beside it once it is known: an attempt without one may or
-- may not have reached the target.
create table attempt (
    campaign_id bigint not null,
    letter int not null,
    number int not null,
    message_id text not null,
    started_at timestamptz not null,
    outcome text check (outcome in ('ACCEPTED', 'REFUSED', 'DEFERRED', 'UNKNOWN')),
    finished_at timestamptz,
    primary key (campaign_id, letter, number)
);
