-- CRLs as they were seen published: what one person brought, and what comparing it found.

CREATE TABLE observed_crl (
  seq                BIGINT      NOT NULL PRIMARY KEY,
  at                 VARCHAR(40) NOT NULL,
  person             VARCHAR(64) NOT NULL,
  issuer             VARCHAR(64) NOT NULL,
  issuer_certificate VARCHAR(64),
  attachment         VARCHAR(64) NOT NULL,
  source             VARCHAR     NOT NULL,
  number             VARCHAR     NOT NULL,
  this_update        VARCHAR(40) NOT NULL,
  next_update        VARCHAR(40),
  matches            BOOLEAN     NOT NULL,
  findings           VARCHAR     NOT NULL,
  bears_out          VARCHAR     NOT NULL
);

CREATE INDEX observed_crl_issuer ON observed_crl (issuer);
