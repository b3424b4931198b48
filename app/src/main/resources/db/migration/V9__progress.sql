-- How far people came, by the minute. Appended by each batch or act and never updated, so that nobody waits for another's
-- row; summed when read. The rows of one hour become one after a day.
create table progress (
    campaign_id bigint not null,
    minute timestamptz not null,
    step text not null check (step in ('ASKED', 'CONFIRMED', 'HELD', 'RELEASED')),
    amount bigint not null
);

create index progress_campaign on progress (campaign_id, step, minute) include (amount);

insert into progress
select campaign_id, date_trunc('minute', at at time zone 'UTC') at time zone 'UTC', step, count(*)
from (
    select campaign_id, 'ASKED' as step, requested_at as at from request
    union all
    select campaign_id, 'ASKED', confirmed_at from signature s
    where not exists (select from request r where r.campaign_id = s.campaign_id and r.id = s.id)
    union all
    select campaign_id, 'CONFIRMED', confirmed_at from signature
    union all
    select campaign_id, 'HELD', held_at from hold
    union all
    select campaign_id, 'RELEASED', released_at from release) as before
group by 1, 2, 3;

-- A ledger begun anew enters everyone again: its movements are its own, and signatures keep the minute they were confirmed in.
delete from movement;
alter table movement
    add column log int not null,
    drop constraint movement_pkey,
    add primary key (campaign_id, log, minute, type);

insert into movement (campaign_id, log, minute, type, amount)
select e.campaign_id, e.log,
       date_trunc('minute', case when e.type = 1 then coalesce(s.confirmed_at, e.recorded_at) else e.recorded_at end at time zone 'UTC')
           at time zone 'UTC',
       e.type, count(*)
from entry e
left join signature s on s.campaign_id = e.campaign_id and s.id = e.signature_id
group by 1, 2, 3, 4;

-- Where there was more than one ledger, places were counted more than once.
delete from place where campaign_id in (select campaign_id from ledger where log > 1);
alter table place
    add column log int not null default 1,
    drop constraint place_pkey,
    add primary key (campaign_id, log, country);
alter table place alter column log drop default;
