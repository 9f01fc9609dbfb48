/** What tokens remember of a vault: a rolled back or forked vault is refused by them. */
package org.countersign.app.service.memory;
