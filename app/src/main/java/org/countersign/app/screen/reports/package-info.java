/**
 * The Reports screen, and the saving of a report from wherever a person looks at what it is about.
 */
package org.countersign.app.screen.reports;
