-- Bundles that were written for auditors: what went out, and up to which head.

CREATE TABLE audit_export (
  seq          BIGINT      NOT NULL PRIMARY KEY,
  at           VARCHAR(40) NOT NULL,
  person       VARCHAR(64) NOT NULL,
  manifest     VARCHAR(64) NOT NULL,
  level        VARCHAR(20) NOT NULL,
  domain       VARCHAR(64) NOT NULL,
  period_from  VARCHAR(40) NOT NULL,
  period_until VARCHAR(40) NOT NULL,
  journal_size BIGINT      NOT NULL,
  root         VARCHAR(64) NOT NULL
);
