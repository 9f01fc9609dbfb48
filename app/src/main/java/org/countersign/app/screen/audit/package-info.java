/** The export for auditors: what, where to, who signs, and what came of it. */
package org.countersign.app.screen.audit;
