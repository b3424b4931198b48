-- How far a ledger is published. It never goes back, whatever the host comes to ask of witnesses later.
create table published (
    campaign_id bigint not null,
    log int not null,
    size bigint not null,
    signature_count bigint not null,
    signatures bigint not null,
    updated_at timestamptz not null,
    checkpoint text not null,
    primary key (campaign_id, log)
);

-- From which size on a ledger holds everyone who stood when it was begun anew, and is published; null as long as it does not.
alter table ledger add column whole_from bigint default 0;
