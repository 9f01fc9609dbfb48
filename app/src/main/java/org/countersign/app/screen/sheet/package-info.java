/** The journal's head on paper: printing it, and checking a sheet against the vault. */
package org.countersign.app.screen.sheet;
