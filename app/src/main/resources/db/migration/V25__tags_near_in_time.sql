-- A tag is looked for rarely, and was an index touched all over for each new row. By quarters of a day, like its neighbours, what is
-- written lies together, and whoever looks asks each quarter since the oldest request.
drop index request_tag;
create index request_tag on request
    (campaign_id, date_bin('6 hours', requested_at, 'epoch'::timestamptz), substring(tag, 1, 8));
