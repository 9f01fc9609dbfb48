-- That a watched key is not to be trusted any more, as two people of its domain have said.

ALTER TABLE watched_key ADD COLUMN distrusted_at VARCHAR(40);
ALTER TABLE watched_key ADD COLUMN distrusted_why VARCHAR;
ALTER TABLE watched_key ADD COLUMN distrusted_since VARCHAR(40);
ALTER TABLE watched_key ADD COLUMN distrusted_request VARCHAR(64);
