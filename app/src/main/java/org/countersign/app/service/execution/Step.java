package org.countersign.app.service.execution;

import java.util.List;

/**
 * Something that was done in an execution, for people to follow.
 *
 * @param code key of its sentence: {@code step.<code>}
 */
public record Step(String code, List<Object> arguments) {
  public static Step of(String code, Object... arguments) {
    return new Step(code, List.of(arguments));
  }
}
