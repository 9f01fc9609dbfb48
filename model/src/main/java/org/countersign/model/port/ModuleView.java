package org.countersign.model.port;

import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.TokenFailure;

/**
 * One PKCS#11 module and its slots, or why it cannot be used.
 *
 * @param path the shared library's path
 * @param description CK_INFO's library description and version, empty when it could not be loaded
 */
public record ModuleView(
    String path, String description, List<SlotView> slots, Optional<TokenFailure> problem) {}
