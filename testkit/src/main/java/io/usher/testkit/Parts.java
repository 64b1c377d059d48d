// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.usher.local.contract.ContractRegistration;
import io.usher.local.contract.SchemaRegistration;
import io.usher.local.contract.TopicRegistration;
import io.usher.local.part.Databases;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The real parts that the tests of this JVM share. Each is started when it is first asked for and
 * ends with the JVM.
 *
 * <p>They are child processes, without Docker. With {@code -Dusher.containers=true}, and an engine
 * that answers, they are containers.
 *
 * <p>A JVM may load this class several times ({@code @QuarkusTest} has class loaders of its own);
 * the addresses are therefore kept in the system properties, where all of them look.
 */
public final class Parts {

  private static final Object LOCK = System.getProperties();
  private static final PartsProvider PROVIDER = PartsProvider.chosen();

  private Parts() {}

  /** The PostgreSQL cluster; {@link TestDatabase} gives a database of one's own. */
  public static Databases databases() {
    String address = once("postgres", PROVIDER::startPostgres);
    int colon = address.lastIndexOf(':');
    return new Databases(
        address.substring(0, colon),
        Integer.parseInt(address.substring(colon + 1)),
        PartsProvider.ADMIN,
        PartsProvider.PASSWORD);
  }

  /** Address of the broker. There are no topics on it before {@link #registerContracts()}. */
  public static String bootstrapServers() {
    return once("kafka", PROVIDER::startKafka);
  }

  /** Base of the registry's API, {@code http://…/apis/registry/v3}. */
  public static String registryUrl() {
    return once("registry", () -> PROVIDER.startRegistry(databases()));
  }

  /** Makes all topics and schemas of the catalogue, once per JVM. */
  public static void registerContracts() {
    once(
        "contracts",
        () -> {
          new ContractRegistration(
                  new TopicRegistration(bootstrapServers(), Optional.of((short) 1)),
                  new SchemaRegistration(registryUrl()))
              .register();
          return "registered";
        });
  }

  private static String once(String part, Supplier<String> start) {
    String property = "usher.testkit." + part;
    synchronized (LOCK) {
      String known = System.getProperty(property);
      if (known != null) {
        return known;
      }
      String address = start.get();
      System.setProperty(property, address);
      return address;
    }
  }
}
