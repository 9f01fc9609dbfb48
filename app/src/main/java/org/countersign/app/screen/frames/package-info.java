/** A file shown as a sequence of QR codes, to be filmed (docs/qr-frames.md). */
package org.countersign.app.screen.frames;
