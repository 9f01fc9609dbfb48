/** Requests: what was asked for, whom it waits for, and what came of it. */
package org.countersign.app.screen.requests;
