package org.countersign.app.service.intake;

import java.nio.file.Path;
import org.countersign.model.intake.Reading;

/**
 * What one file of those that were chosen brings.
 *
 * @param file where it lies, to read it once more with a password
 * @param name what people know it by: below the folder that was chosen, with that folder's name
 */
public record FileReading(Path file, String name, Reading reading) {}
