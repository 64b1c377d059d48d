// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import io.usher.kit.Causes;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells trouble of the database that passes from bugs that stay. */
public final class Trouble {

  /**
   * SQL state classes: connection, log-in, rollback (deadlock), resources, not in the state it must
   * be in (does not accept connections, lock not available), operator intervention, system.
   */
  private static final Set<String> PASSING = Set.of("08", "28", "40", "53", "55", "57", "58");

  /** Character not in the repertoire, character that cannot be translated. */
  private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

  private Trouble() {}

  /** True when the same statement may work later. */
  public static boolean passes(@Nullable Throwable thrown) {
    for (Throwable t : Causes.of(thrown).toList()) {
      if (t instanceof SQLException sql) {
        return passes(sql);
      }
      if (t instanceof RollbackException && t.getCause() == null) {
        return true;
      }
    }
    return false;
  }

  /** True when a text has a character that the database does not keep, as NUL. */
  public static boolean isUnstorableText(@Nullable Throwable thrown) {
    return Causes.of(thrown)
        .anyMatch(
            t ->
                t instanceof SQLException sql
                    && UNSTORABLE.contains(String.valueOf(sql.getSQLState())));
  }

  /** No state: the pool had no connection to give in time, or it was closed. */
  private static boolean passes(SQLException sql) {
    String state = sql.getSQLState();
    return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
  }
}
