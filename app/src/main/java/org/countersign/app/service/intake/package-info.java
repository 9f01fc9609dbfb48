/** Files and folders that people bring, on their way to the register; nothing is written here. */
package org.countersign.app.service.intake;
