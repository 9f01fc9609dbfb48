/**
 * Rotations: what every place that trusts a key has to do before the key may go, who has confirmed
 * it and how, and what is still outstanding.
 */
package org.countersign.model.rotation;
