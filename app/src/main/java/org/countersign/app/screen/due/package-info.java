/** All that is due, and will be within a year, as a list and as files for calendars and tables. */
package org.countersign.app.screen.due;
