/** The vault as it was on a past day. */
package org.countersign.app.service.history;
