/** The audit bundle (docs/audit-bundle.md): what is in one, how it is written and checked. */
package org.countersign.model.audit;
