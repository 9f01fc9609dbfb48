/** Reports on paper: what they say, taken from the vault in one moment, and their PDF files. */
package org.countersign.app.service.report;
