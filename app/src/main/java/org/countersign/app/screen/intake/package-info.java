/** The Import screen: what files bring, what becomes of it, and private keys found in them. */
package org.countersign.app.screen.intake;
