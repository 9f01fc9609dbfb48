-- What imports bring: keys that domains watch, and private keys that were found outside an HSM.

CREATE TABLE watched_key (
  spki       VARCHAR(64) NOT NULL,
  domain     VARCHAR(64) NOT NULL,
  public_key VARCHAR     NOT NULL,
  kind       VARCHAR(20) NOT NULL,
  name       VARCHAR     NOT NULL,
  facts      VARCHAR     NOT NULL,
  file       VARCHAR     NOT NULL,
  place      VARCHAR     NOT NULL,
  first_seen VARCHAR(40) NOT NULL,
  PRIMARY KEY (spki, domain)
);

CREATE TABLE sprawl_finding (
  id             VARCHAR(64) NOT NULL PRIMARY KEY,
  domain         VARCHAR(64) NOT NULL,
  file           VARCHAR     NOT NULL,
  place          VARCHAR     NOT NULL,
  format         VARCHAR     NOT NULL,
  owner          VARCHAR     NOT NULL,
  spki           VARCHAR(64),
  since          VARCHAR(40) NOT NULL,
  closed_at      VARCHAR(40),
  closed_how     VARCHAR,
  closed_request VARCHAR(64)
);
