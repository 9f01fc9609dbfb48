/** The trust map: what depends on what, and who breaks if it goes. */
package org.countersign.app.screen.map;
