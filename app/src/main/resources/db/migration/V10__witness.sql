-- A sealed state of a ledger that a witness has put its name to: it is published while the newest has too few names.
create table witnessed (
    campaign_id bigint not null,
    log int not null,
    size bigint not null,
    signature_count bigint not null,
    signatures bigint not null,
    updated_at timestamptz not null,
    checkpoint text not null,
    shown_at timestamptz not null,
    primary key (campaign_id, log, size)
);

-- A witness's line below that checkpoint (C2SP tlog-cosignature); the witness is its verifier key.
create table cosignature (
    campaign_id bigint not null,
    log int not null,
    size bigint not null,
    witness text not null,
    line text not null,
    primary key (campaign_id, log, size, witness),
    foreign key (campaign_id, log, size) references witnessed on delete cascade
);
