/** Files that people choose: read whole or not at all, written whole and never over another. */
package org.countersign.app.service.files;
