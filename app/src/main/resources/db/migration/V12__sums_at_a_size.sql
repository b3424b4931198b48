-- A sum bears the size that its ledger has with it: what witnesses have not cosigned yet is not told, where a host waits for them.
alter table movement add column size bigint;
update movement m set size = l.size from ledger l where l.campaign_id = m.campaign_id and l.log = m.log;
update movement set size = 0 where size is null;
alter table movement
    alter column size set not null,
    drop constraint movement_pkey,
    add primary key (campaign_id, log, minute, type, size);

alter table place add column size bigint;
update place p set size = l.size from ledger l where l.campaign_id = p.campaign_id and l.log = p.log;
update place set size = 0 where size is null;
alter table place
    alter column size set not null,
    drop constraint place_pkey,
    add primary key (campaign_id, log, country, size);
