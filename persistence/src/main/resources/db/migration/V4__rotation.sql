-- Rotations by old key; whether one is over is asked, never stored.
CREATE TABLE rotation (
  old_key      VARCHAR(64) NOT NULL PRIMARY KEY,
  id           VARCHAR(64) NOT NULL,
  new_key      VARCHAR(64),
  started      VARCHAR(40) NOT NULL,
  overlap_ends VARCHAR(40) NOT NULL,
  cause        VARCHAR(20) NOT NULL
);

-- All that was ever confirmed of a trust path, or taken back.
CREATE TABLE trust_confirmation (
  seq        BIGINT      NOT NULL PRIMARY KEY,
  path       VARCHAR     NOT NULL,
  step       VARCHAR(20) NOT NULL,
  key_spki   VARCHAR(64) NOT NULL,
  crl_number VARCHAR(60),
  proof      VARCHAR(20) NOT NULL,
  file_name  VARCHAR,
  attachment VARCHAR(64),
  whole      BOOLEAN     NOT NULL,
  words      VARCHAR     NOT NULL,
  person     VARCHAR(64) NOT NULL,
  at         VARCHAR(40) NOT NULL
);

CREATE INDEX trust_confirmation_path ON trust_confirmation (path);

CREATE TABLE kept_key (
  key_spki   VARCHAR(64) NOT NULL PRIMARY KEY,
  reason     VARCHAR     NOT NULL,
  kept_until VARCHAR(40) NOT NULL,
  request    VARCHAR(64) NOT NULL,
  at         VARCHAR(40) NOT NULL
);
