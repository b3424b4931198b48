-- What a decision was about outlives those it was about: a domain or a source may point at one person, so neither is kept.
update rejection_batch set condition = regexp_replace(condition, '^(domain|source)=.*$', '\1=…') where condition ~ '^(domain|source)=';
update audit set detail = regexp_replace(detail, ', (domain|source)=.*$', ', \1=…') where act = 'reject';
