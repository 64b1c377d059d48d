// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.usher.local.part.Databases;
import io.usher.local.part.PostgresPart;

/** Where the shared parts come from: child processes or containers. */
interface PartsProvider {

  /** Administrator of the PostgreSQL cluster. */
  String ADMIN = "postgres";

  /** Password of all its roles. */
  String PASSWORD = PostgresPart.PASSWORD;

  /** Starts PostgreSQL and returns {@code host:port}. */
  String startPostgres();

  /** Starts Kafka and returns its bootstrap address. */
  String startKafka();

  /** Starts the registry and returns the base of its API. */
  String startRegistry(Databases databases);

  /** The one that {@code -Dusher.containers} asks for. */
  static PartsProvider chosen() {
    return Boolean.getBoolean("usher.containers") ? Containers.ready() : new ChildProcesses();
  }
}
