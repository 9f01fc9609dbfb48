/**
 * The toolkit every screen is built of: texts, themes, background work, dialogs and controls. Knows
 * JavaFX and the model's words, and nothing of services, tokens or storage.
 */
package org.countersign.app.fx;
