/** People: who is enrolled, the signing domains, their policies, and what can be asked for. */
package org.countersign.app.screen.people;
