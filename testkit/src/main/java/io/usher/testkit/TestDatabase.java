// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.usher.local.part.Databases;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database on the shared PostgreSQL; closing it drops it. */
public final class TestDatabase implements AutoCloseable {

  private final Databases databases;
  private final String name;

  private TestDatabase(Databases databases, String name) {
    this.databases = databases;
    this.name = name;
  }

  /** A new, empty database; PostgreSQL is started when it does not run yet. */
  public static TestDatabase create() {
    Databases databases = Parts.databases();
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_').toLowerCase(Locale.ROOT);
    databases.create(name);
    return new TestDatabase(databases, name);
  }

  /** Address for JDBC, without user and password. */
  public String jdbcUrl() {
    return databases.jdbcUrl(name);
  }

  /** The role that owns the database. */
  public String username() {
    return name;
  }

  /** Password of that role. */
  public String password() {
    return databases.password();
  }

  /** Connections as the owner, a new one at each call and not pooled. */
  public DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(jdbcUrl());
    dataSource.setUser(username());
    dataSource.setPassword(password());
    return dataSource;
  }

  @Override
  public void close() {
    databases.drop(name);
  }
}
