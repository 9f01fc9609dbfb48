-- Publication sets: what relying parties were given, by domain and number.

CREATE TABLE publication_set (
  domain      VARCHAR(64) NOT NULL,
  number      BIGINT      NOT NULL,
  this_update VARCHAR(40) NOT NULL,
  next_update VARCHAR(40) NOT NULL,
  basis       VARCHAR(64) NOT NULL,
  manifest    VARCHAR(64) NOT NULL,
  archive     VARCHAR(64) NOT NULL,
  request     VARCHAR(64) NOT NULL,
  at          VARCHAR(40) NOT NULL,
  PRIMARY KEY (domain, number)
);
