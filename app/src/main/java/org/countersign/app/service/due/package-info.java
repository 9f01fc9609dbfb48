/** What is due, as files for other programs. */
package org.countersign.app.service.due;
