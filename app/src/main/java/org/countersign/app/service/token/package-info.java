/** What the screens have to know of tokens, besides what the token port tells when asked. */
package org.countersign.app.service.token;
