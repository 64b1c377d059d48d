// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement failed; the message holds no values. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseException(SQLException cause) {
    super("SQL state " + cause.getSQLState(), cause);
  }

  /** True when the statement broke the constraint of that name. */
  public boolean violates(String constraint) {
    return getCause() instanceof PSQLException refused
        && constraint.equals(nameOf(refused.getServerErrorMessage()));
  }

  private static @Nullable String nameOf(@Nullable ServerErrorMessage message) {
    return message == null ? null : message.getConstraint();
  }
}
