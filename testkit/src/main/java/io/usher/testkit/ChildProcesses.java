// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.usher.local.part.Databases;
import io.usher.local.part.Folders;
import io.usher.local.part.FreePorts;
import io.usher.local.part.KafkaPart;
import io.usher.local.part.Part;
import io.usher.local.part.PostgresPart;
import io.usher.local.part.RegistryPart;
import io.usher.local.part.UsherHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Parts as child processes on free ports, with data in a temporary folder that goes with them. */
final class ChildProcesses implements PartsProvider {

  private final UsherHome home = UsherHome.find();
  private final Deque<Part> running = new ArrayDeque<>();
  private final Path folder;

  ChildProcesses() {
    try {
      folder = Files.createTempDirectory("usher-testkit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "usher-testkit-end"));
  }

  @Override
  public String startPostgres() {
    int port = FreePorts.any();
    PostgresPart postgres =
        new PostgresPart(
            folder.resolve("postgres"),
            home.folder().resolve("deploy/local/target"),
            folder.resolve("postgres.log"),
            port);
    start(postgres);
    return "127.0.0.1:" + port;
  }

  @Override
  public String startKafka() {
    KafkaPart kafka =
        new KafkaPart(
            folder.resolve("kafka"),
            home.localTarget("kafka-lib"),
            folder.resolve("kafka.log"),
            FreePorts.any(),
            FreePorts.any());
    start(kafka);
    return kafka.bootstrapServers();
  }

  @Override
  public String startRegistry(Databases databases) {
    RegistryPart registry =
        new RegistryPart(
            home.localTarget("apicurio"),
            folder.resolve("registry.log"),
            FreePorts.any(),
            databases);
    start(registry);
    return registry.url();
  }

  private synchronized void start(Part part) {
    running.push(part);
    part.start();
  }

  /** SIGKILL is enough, because nobody reads the data again. */
  private synchronized void end() {
    running.forEach(Part::kill);
    Folders.delete(folder);
  }
}
