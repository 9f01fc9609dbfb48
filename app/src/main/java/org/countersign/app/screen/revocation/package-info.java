/** How far a key's revocation has been heard of, and the lists that say so, as a tab of a key. */
package org.countersign.app.screen.revocation;
