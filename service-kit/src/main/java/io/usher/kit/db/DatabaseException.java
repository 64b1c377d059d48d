// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import java.sql.SQLException;

/** A statement failed; the message holds no values. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseException(SQLException cause) {
    super("SQL state " + cause.getSQLState(), cause);
  }
}
