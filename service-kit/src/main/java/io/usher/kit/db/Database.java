// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import jakarta.inject.Singleton;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the service's database; joins the transaction of the thread, if there is one. Times
 * are UTC with the microseconds that PostgreSQL keeps.
 */
@Singleton
public class Database {

  private final DataSource source;

  public Database(DataSource source) {
    this.source = source;
  }

  /** Runs one statement that returns no rows; gives the number of rows it changed. */
  public int update(String sql, Binder binder) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Runs one statement for each item, all in one round trip. */
  public <T> void updateEach(String sql, Collection<T> items, ItemBinder<T> binder) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T item : items) {
        binder.bind(statement, item);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (BatchUpdateException e) {
      // Its own message holds the values of the row.
      throw new DatabaseException(e.getCause() instanceof SQLException cause ? cause : e);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Runs one statement that returns rows. */
  public <T> List<T> query(String sql, Binder binder, RowReader<T> reader) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return query(statement, binder, reader);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  static <T> List<T> query(PreparedStatement statement, Binder binder, RowReader<T> reader)
      throws SQLException {
    binder.bind(statement);
    try (ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    }
  }

  /** A connection of its own, outside any transaction; the caller closes it. */
  public Connection dedicated() {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Waits until this transaction alone holds the lock of that kind and name. */
  public void lock(LockKind kind, String name) {
    query(
        "SELECT 1 FROM pg_advisory_xact_lock(?, hashtext(?))",
        s -> {
          s.setInt(1, kind.number());
          s.setString(2, name);
        },
        row -> row.getInt(1));
  }

  /** Takes many locks of one kind, in the same order everywhere. */
  public void lockAll(LockKind kind, Collection<String> names) {
    query(
        """
        WITH names AS MATERIALIZED (
          SELECT DISTINCT hashtext(n) AS hash FROM unnest(?::text[]) n ORDER BY 1)
        SELECT count(pg_advisory_xact_lock(?, hash)::text) FROM names
        """,
        s -> {
          setTexts(s, 1, names);
          s.setInt(2, kind.number());
        },
        row -> row.getInt(1));
  }

  /** Binds a time, or null. */
  public static void setTime(PreparedStatement statement, int index, @Nullable Instant time)
      throws SQLException {
    statement.setObject(index, time == null ? null : time.atOffset(ZoneOffset.UTC));
  }

  /** Binds a text array. */
  public static void setTexts(PreparedStatement statement, int index, Collection<String> texts)
      throws SQLException {
    setArray(statement, index, "text", texts.toArray());
  }

  /** Binds an array of a PostgreSQL type. */
  public static void setArray(PreparedStatement statement, int index, String type, Object[] values)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  /** Binds one column of rows as an array of a PostgreSQL type, for {@code unnest}. */
  public static <T> void setColumn(
      PreparedStatement statement,
      int index,
      String type,
      Collection<T> rows,
      Function<T, @Nullable Object> value)
      throws SQLException {
    setArray(statement, index, type, rows.stream().map(value).toArray());
  }

  /** Reads a time that may be null. */
  public static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  public interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Sets the parameters of a statement for one item. */
  @FunctionalInterface
  public interface ItemBinder<T> {
    void bind(PreparedStatement statement, T item) throws SQLException;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What an advisory lock protects; the numbers are shared by all replicas of all versions. */
  public enum LockKind {
    /** A token that lanes wait for. */
    TOKEN(0x55530001),
    /** One worker's rows. */
    WORKER(0x55530002),
    /** Order of the outbox per key. */
    OUTBOX_KEY(0x55530003),
    /** Who publishes the outbox. */
    RELAY(0x55530004);

    private final int number;

    LockKind(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }
  }
}
