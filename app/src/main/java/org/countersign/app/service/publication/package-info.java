/** Publication sets: proposing, standing, publishing and taking along (docs/publication-set.md). */
package org.countersign.app.service.publication;
