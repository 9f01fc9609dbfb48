/**
 * Keys: the inventory of signing keys, all about one of them, and the forms by which people ask for
 * something to be done with it.
 */
package org.countersign.app.screen.keys;
