/** The trust map: what depends on what, as much of it as can be shown at once, and its layout. */
package org.countersign.app.service.map;
