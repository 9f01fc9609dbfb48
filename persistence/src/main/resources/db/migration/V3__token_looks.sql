-- How tokens stand against the register, by the looks that are on record.

CREATE TABLE token_look (
  serial  VARCHAR     NOT NULL PRIMARY KEY,
  label   VARCHAR     NOT NULL,
  at      VARCHAR(40) NOT NULL,
  depth   VARCHAR(20) NOT NULL,
  full_at VARCHAR(40),
  objects INTEGER     NOT NULL
);

-- facts is canonical JSON; the left_… columns are the disposition, if there is one.
CREATE TABLE token_difference (
  serial      VARCHAR     NOT NULL,
  id          VARCHAR(64) NOT NULL,
  kind        VARCHAR(40) NOT NULL,
  object      VARCHAR     NOT NULL,
  facts       VARCHAR     NOT NULL,
  hidden      BOOLEAN     NOT NULL,
  since       VARCHAR(40) NOT NULL,
  left_until  VARCHAR(40),
  left_reason VARCHAR,
  left_by     VARCHAR(64),
  left_at     VARCHAR(40),
  PRIMARY KEY (serial, id)
);
