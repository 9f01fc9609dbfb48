/** Revocation lists as they are published, and how far a revocation has been heard of. */
package org.countersign.app.service.revocation;
