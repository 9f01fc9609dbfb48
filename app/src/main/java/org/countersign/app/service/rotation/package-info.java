/** Rotations as people see them, and what people confirm of them. */
package org.countersign.app.service.rotation;
