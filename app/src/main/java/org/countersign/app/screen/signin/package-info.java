/** Signing in, and the lock screen, which is the same. */
package org.countersign.app.screen.signin;
