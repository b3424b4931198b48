-- How many are set aside for each reason now, summed up with each decision: whoever reads it reads no signature's row.
create table set_aside (
    campaign_id bigint not null,
    reason smallint not null,
    signatures bigint not null,
    primary key (campaign_id, reason)
);
insert into set_aside
select b.campaign_id, b.reason, count(*)
from rejection_batch b
join rejection j on j.campaign_id = b.campaign_id and j.batch = b.number
where not exists (select from reinstatement r where r.campaign_id = b.campaign_id and r.batch = b.number)
group by b.campaign_id, b.reason;
