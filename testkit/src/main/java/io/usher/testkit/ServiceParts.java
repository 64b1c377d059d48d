// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.usher.local.part.UsherHome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a service under {@code @QuarkusTest}: a database of its own on the shared
 * PostgreSQL, the shared Kafka with all topics, the shared registry with all schemas.
 *
 * <pre>
 * &#64;QuarkusTest
 * &#64;QuarkusTestResource(value = ServiceParts.class, initArgs = @ResourceArg(
 *     name = "company", value = "deploy/local/company"))
 * </pre>
 *
 * <p>Argument {@code company}: the company folder, relative to the root of the repository. Every
 * other argument becomes a setting of the service.
 */
public final class ServiceParts implements QuarkusTestResourceLifecycleManager {

  private static final String COMPANY = "company";

  private final Map<String, String> arguments = new LinkedHashMap<>();
  private @Nullable TestDatabase database;

  @Override
  public void init(Map<String, String> initArgs) {
    arguments.putAll(initArgs);
  }

  @Override
  public Map<String, String> start() {
    registerContracts();
    TestDatabase own = TestDatabase.create();
    database = own;
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("quarkus.datasource.jdbc.url", own.jdbcUrl());
    settings.put("quarkus.datasource.username", own.username());
    settings.put("quarkus.datasource.password", own.password());
    settings.put("kafka.bootstrap.servers", Parts.bootstrapServers());
    settings.put("usher.registry.url", Parts.registryUrl());
    arguments.forEach(
        (name, value) -> {
          if (name.equals(COMPANY)) {
            settings.put("usher.company.dir", UsherHome.find().folder().resolve(value).toString());
          } else {
            settings.put(name, value);
          }
        });
    return settings;
  }

  /** Quarkus starts resources with another class loader, of which the Kafka client would load. */
  private static void registerContracts() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ServiceParts.class.getClassLoader());
    try {
      Parts.registerContracts();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
      database = null;
    }
  }
}
