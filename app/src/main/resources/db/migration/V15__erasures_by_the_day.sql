-- An erasure whose entry waits for the end of its day (UTC), so that the time of an entry does not show when its person acted.
create table erasure_due (
    campaign_id bigint not null,
    signature_id uuid not null,
    due_at timestamptz not null,
    primary key (campaign_id, signature_id)
);

create index erasure_due_at on erasure_due (due_at);
