/** QR codes (ISO/IEC 18004): made for paper and screen, and read from pictures. */
package org.countersign.app.service.qr;
