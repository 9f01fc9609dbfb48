package org.countersign.app.service.inventory;

import org.countersign.model.trust.TrustPath;

/**
 * A trust path that is reached from a key.
 *
 * @param direct whether it trusts this key itself, not one below it or another path
 * @param through what leads to it: the label of another key, the name of another path, or nothing
 * @param dependents paths that take their trust from it
 */
public record TrustRow(TrustPath path, boolean direct, String through, long dependents) {}
