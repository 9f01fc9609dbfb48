/** Files as a sequence of QR codes (docs/qr-frames.md): what is shown; others put it together. */
package org.countersign.app.service.frames;
