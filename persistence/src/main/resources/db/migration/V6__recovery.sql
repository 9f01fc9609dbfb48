-- The vault as a whole: backups, rehearsed restores, and restores on purpose with what they gave up.

CREATE TABLE restoration (
  seq        BIGINT      NOT NULL PRIMARY KEY,
  at         VARCHAR(40) NOT NULL,
  root       VARCHAR(64) NOT NULL,
  remembered BIGINT      NOT NULL,
  persons    VARCHAR     NOT NULL,
  reason     VARCHAR     NOT NULL
);

CREATE TABLE given_up_head (
  seq           BIGINT      NOT NULL,
  person        VARCHAR(64) NOT NULL,
  credential    VARCHAR(64) NOT NULL,
  size          BIGINT      NOT NULL,
  root          VARCHAR(64) NOT NULL,
  remembered_at VARCHAR(40) NOT NULL,
  crl_number    BIGINT      NOT NULL,
  PRIMARY KEY (seq, person)
);

CREATE TABLE backup (
  seq     BIGINT      NOT NULL PRIMARY KEY,
  at      VARCHAR(40) NOT NULL,
  person  VARCHAR(64) NOT NULL,
  id      VARCHAR(36) NOT NULL,
  size    BIGINT      NOT NULL,
  root    VARCHAR(64) NOT NULL,
  k       INT         NOT NULL,
  holders VARCHAR     NOT NULL,
  file    VARCHAR     NOT NULL,
  bytes   BIGINT      NOT NULL,
  sha256  VARCHAR(64) NOT NULL
);

CREATE TABLE backup_drill (
  seq        BIGINT      NOT NULL PRIMARY KEY,
  at         VARCHAR(40) NOT NULL,
  person     VARCHAR(64) NOT NULL,
  id         VARCHAR(36) NOT NULL,
  size       BIGINT      NOT NULL,
  root       VARCHAR(64) NOT NULL,
  holders    VARCHAR     NOT NULL,
  millis     BIGINT      NOT NULL,
  restorable BOOLEAN     NOT NULL,
  code       VARCHAR     NOT NULL
);
