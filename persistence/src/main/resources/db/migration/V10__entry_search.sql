-- What people narrow a long journal by. Text is looked for by reading on from the newest entry.
CREATE INDEX entry_kind ON entry (kind, seq);
CREATE INDEX entry_actor ON entry (actor, seq);
CREATE INDEX entry_domain ON entry (domain, seq);
CREATE INDEX entry_at ON entry (at);
