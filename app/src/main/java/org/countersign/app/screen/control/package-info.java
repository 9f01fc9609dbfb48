/** The dual-control dialog: one request in front of the people who sign it and carry it out. */
package org.countersign.app.screen.control;
