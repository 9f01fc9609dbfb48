-- The register: what the journal says, in tables. Only what H2 and PostgreSQL both take.
-- Times are UTC text as in the journal (2026-11-21T18:03:11.412Z), whose order is that of time.
-- Keys, certificates and signatures are base64 of their DER, hashes lower-case hex.

CREATE TABLE entry (
  seq        BIGINT       NOT NULL PRIMARY KEY,
  at         VARCHAR(40)  NOT NULL,
  kind       VARCHAR(80)  NOT NULL,
  actor      VARCHAR(64)  NOT NULL,
  credential VARCHAR(64)  NOT NULL,
  domain     VARCHAR(64)  NOT NULL,
  level      VARCHAR(20)  NOT NULL,
  drill      BOOLEAN      NOT NULL,
  body_hash  VARCHAR(64)  NOT NULL,
  leaf_hash  VARCHAR(64)  NOT NULL,
  body       VARCHAR      NOT NULL
);

CREATE TABLE person (
  id      VARCHAR(64) NOT NULL PRIMARY KEY,
  name    VARCHAR     NOT NULL,
  contact VARCHAR     NOT NULL,
  roles   VARCHAR     NOT NULL,
  removed BOOLEAN     NOT NULL
);

CREATE TABLE credential (
  spki         VARCHAR(64) NOT NULL PRIMARY KEY,
  person       VARCHAR(64) NOT NULL,
  signing      VARCHAR     NOT NULL,
  share        VARCHAR     NOT NULL,
  proof        VARCHAR     NOT NULL,
  token_label  VARCHAR     NOT NULL,
  token_serial VARCHAR     NOT NULL,
  from_seq     BIGINT      NOT NULL,
  removed_seq  BIGINT
);

CREATE TABLE signing_domain (
  id             VARCHAR(64) NOT NULL PRIMARY KEY,
  name           VARCHAR     NOT NULL,
  purpose        VARCHAR     NOT NULL,
  owner          VARCHAR     NOT NULL,
  policy_version INTEGER     NOT NULL,
  reviewed_at    VARCHAR(40) NOT NULL
);

CREATE TABLE policy_version (
  domain  VARCHAR(64) NOT NULL,
  version INTEGER     NOT NULL,
  hash    VARCHAR(64) NOT NULL,
  policy  VARCHAR     NOT NULL,
  PRIMARY KEY (domain, version)
);

CREATE TABLE stakeholder (
  domain VARCHAR(64) NOT NULL,
  person VARCHAR     NOT NULL,
  PRIMARY KEY (domain, person)
);

CREATE TABLE commissioned_token (
  serial     VARCHAR     NOT NULL PRIMARY KEY,
  label      VARCHAR     NOT NULL,
  module     VARCHAR     NOT NULL,
  generation INTEGER     NOT NULL,
  needed     INTEGER     NOT NULL,
  holders    VARCHAR     NOT NULL,
  at         VARCHAR(40) NOT NULL
);

CREATE TABLE signing_key (
  spki             VARCHAR(64) NOT NULL PRIMARY KEY,
  public_key       VARCHAR     NOT NULL,
  label            VARCHAR     NOT NULL,
  algorithm        VARCHAR(20) NOT NULL,
  domain           VARCHAR(64) NOT NULL,
  token_label      VARCHAR     NOT NULL,
  token_serial     VARCHAR     NOT NULL,
  cka_id           VARCHAR     NOT NULL,
  purpose          VARCHAR     NOT NULL,
  purpose_ends     VARCHAR(40) NOT NULL,
  created_at       VARCHAR(40) NOT NULL,
  activated_at     VARCHAR(40),
  attributes       VARCHAR     NOT NULL,
  state            VARCHAR(20) NOT NULL,
  state_since      VARCHAR(40) NOT NULL,
  state_reason     VARCHAR,
  state_invalidity VARCHAR(40)
);

CREATE TABLE certificate (
  id                 VARCHAR(64) NOT NULL PRIMARY KEY,
  der                VARCHAR     NOT NULL,
  subject_key        VARCHAR(64) NOT NULL,
  issuer_key         VARCHAR(64),
  subject            VARCHAR     NOT NULL,
  issuer             VARCHAR     NOT NULL,
  serial             VARCHAR     NOT NULL,
  not_before         VARCHAR(40) NOT NULL,
  not_after          VARCHAR(40) NOT NULL,
  profile            VARCHAR     NOT NULL,
  domain             VARCHAR(64) NOT NULL,
  revoked_at         VARCHAR(40),
  revoked_reason     VARCHAR,
  revoked_invalidity VARCHAR(40),
  revoked_crl        BIGINT
);

CREATE INDEX certificate_subject_key ON certificate (subject_key);

CREATE TABLE trust_path (
  id            VARCHAR     NOT NULL PRIMARY KEY,
  name          VARCHAR     NOT NULL,
  domain        VARCHAR(64) NOT NULL,
  trusts        VARCHAR(64),
  pins          VARCHAR(20) NOT NULL,
  kind          VARCHAR     NOT NULL,
  contact       VARCHAR     NOT NULL,
  environment   VARCHAR     NOT NULL,
  criticality   VARCHAR(20) NOT NULL,
  update_method VARCHAR     NOT NULL,
  depends_on    VARCHAR
);

CREATE INDEX trust_path_trusts ON trust_path (trusts);

CREATE TABLE request (
  hash          VARCHAR(64) NOT NULL PRIMARY KEY,
  id            VARCHAR     NOT NULL,
  operation     VARCHAR(80) NOT NULL,
  domain        VARCHAR(64) NOT NULL,
  subject_spki  VARCHAR     NOT NULL,
  subject_label VARCHAR     NOT NULL,
  reason        VARCHAR     NOT NULL,
  raised_by     VARCHAR(64) NOT NULL,
  raised_at     VARCHAR(40) NOT NULL,
  raised_seq    BIGINT      NOT NULL,
  expires_at    VARCHAR(40) NOT NULL,
  drill         BOOLEAN     NOT NULL,
  execution     VARCHAR(20) NOT NULL,
  execution_at  VARCHAR(40),
  execution_seq BIGINT,
  failure       VARCHAR
);

CREATE INDEX request_raised_seq ON request (raised_seq);

CREATE TABLE approval (
  request    VARCHAR(64) NOT NULL,
  person     VARCHAR(64) NOT NULL,
  credential VARCHAR(64) NOT NULL,
  decision   VARCHAR(20) NOT NULL,
  remark     VARCHAR     NOT NULL,
  at         VARCHAR(40) NOT NULL,
  signature  VARCHAR     NOT NULL,
  PRIMARY KEY (request, person)
);

CREATE TABLE crl (
  issuer      VARCHAR(64) NOT NULL,
  number      BIGINT      NOT NULL,
  this_update VARCHAR(40) NOT NULL,
  next_update VARCHAR(40) NOT NULL,
  attachment  VARCHAR     NOT NULL,
  serials     VARCHAR     NOT NULL,
  request     VARCHAR(64) NOT NULL,
  at          VARCHAR(40) NOT NULL,
  PRIMARY KEY (issuer, number)
);

-- How far the register has followed the journal: one row, written in the same transaction as what an
-- entry changes. chain = SHA-256(chain before || leaf hash), which tells one journal from another.
CREATE TABLE applied (
  id          INTEGER     NOT NULL PRIMARY KEY,
  applied_seq BIGINT      NOT NULL,
  chain       VARCHAR(64) NOT NULL
);

-- How far signatures have been checked on this workstation. Not from the journal: in no digest.
CREATE TABLE checked (
  id   INTEGER     NOT NULL PRIMARY KEY,
  size BIGINT      NOT NULL,
  root VARCHAR(64) NOT NULL
);
