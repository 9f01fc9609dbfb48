package org.countersign.app.screen.emergency;

import org.countersign.app.fx.Badge;
import org.countersign.model.key.Spki;

/** A key that may be revoked: all but destroyed ones. */
record KeyChoice(Spki spki, String label, String domainId, String domain, Badge state, int paths) {}
