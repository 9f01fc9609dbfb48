/** Reading the vault for the screens: what there is, as immutable rows, each in one look. */
package org.countersign.app.service.inventory;
