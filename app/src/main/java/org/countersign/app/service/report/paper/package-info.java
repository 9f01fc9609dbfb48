/** Tagged PDF documents: pages, headings, tables, pictures. Knows nothing of what they say. */
package org.countersign.app.service.report.paper;
