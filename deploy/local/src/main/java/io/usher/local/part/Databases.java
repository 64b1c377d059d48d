// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Databases of one PostgreSQL cluster, each with a role of the same name that owns it.
 *
 * @param host host name of the cluster
 * @param port TCP port of the cluster
 * @param admin role that may make databases and roles
 * @param password password of that role, and of every role made here
 */
public record Databases(String host, int port, String admin, String password) {

  private static final String ADMIN_DATABASE = "postgres";

  /** JDBC address of a database. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** A connection as administrator. */
  public Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", admin);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "5");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  /**
   * Makes a role and a database; nothing changes when they exist.
   *
   * @param name lower-case letters, digits and underscores
   */
  public void create(String name) {
    requireName(name);
    try (Connection connection = connect(ADMIN_DATABASE);
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
        statement.execute("CREATE ROLE " + name + " LOGIN REPLICATION PASSWORD '" + password + "'");
      }
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + name);
      }
    } catch (SQLException e) {
      throw new PartException("Database " + name + " could not be made: " + e.getMessage(), e);
    }
  }

  /** Removes a database and its role, also while somebody is connected. */
  public void drop(String name) {
    requireName(name);
    try (Connection connection = connect(ADMIN_DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("DROP ROLE IF EXISTS " + name);
    } catch (SQLException e) {
      throw new PartException("Database " + name + " could not be dropped: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "Databases[" + host + ":" + port + "]";
  }

  private static void requireName(String name) {
    // The name is put into statements that take no parameters.
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("Not a database name: " + name);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
