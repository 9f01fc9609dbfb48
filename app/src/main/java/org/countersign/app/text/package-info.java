/** What the model's things are called when people read them: the same words on every screen. */
package org.countersign.app.text;
