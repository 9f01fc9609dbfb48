/** Today: what waits for whoever is signed in, what is due, and what comes next. */
package org.countersign.app.screen.today;
