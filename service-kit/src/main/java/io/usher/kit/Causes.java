// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies behind a failure. */
public final class Causes {

  private Causes() {}

  /** The failure itself, then what caused it, and so on; nothing of null. */
  public static Stream<Throwable> of(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  /** The first of them that is of the type. */
  public static <T extends Throwable> Optional<T> find(@Nullable Throwable failure, Class<T> type) {
    return of(failure).filter(type::isInstance).map(type::cast).findFirst();
  }
}
