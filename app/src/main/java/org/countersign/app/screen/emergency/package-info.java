/** Emergency: which key, why, since when; then two people. */
package org.countersign.app.screen.emergency;
