/** Exports for auditors: docs/audit-bundle.md. */
package org.countersign.app.service.audit;
