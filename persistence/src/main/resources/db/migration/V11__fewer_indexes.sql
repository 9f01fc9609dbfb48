-- One entry may bring a million trust paths. Keeping these in order in the same transaction wrote six times what the tables
-- hold and took twice as long; what is trusted by whom is asked of the state in memory, never of the register.
DROP INDEX certificate_subject_key;
DROP INDEX trust_path_trusts;
