-- How far the register has followed the journal: one row, written in the same transaction as what an entry changes.
CREATE TABLE register_state (
  vault       VARCHAR(36) NOT NULL PRIMARY KEY,
  applied_seq BIGINT      NOT NULL
);
