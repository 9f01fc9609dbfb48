/** Looking things up in a long journal. */
package org.countersign.app.service.journal;
