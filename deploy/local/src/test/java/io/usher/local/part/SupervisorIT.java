// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is one source file: its health is what a file says. */
class SupervisorIT {

  @TempDir Path folder;

  @Test
  void aServiceThatCrashedIsStartedAgain() throws IOException {
    try (ServicePart service = service()) {
      service.start();
      OptionalLong before = service.pid();

      service.crash();

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> service.pid().isPresent() && service.isReady());
      assertThat(service.pid()).isNotEqualTo(before);
    }
  }

  @Test
  void aServiceThatSaysItIsNotAliveIsStartedAgain() throws IOException {
    try (ServicePart service = service()) {
      service.start();
      OptionalLong before = service.pid();

      Files.writeString(folder.resolve("health"), "503");
      await().atMost(Duration.ofSeconds(30)).until(() -> !service.pid().equals(before));
      Files.writeString(folder.resolve("health"), "200");

      await().atMost(Duration.ofSeconds(30)).until(service::isReady);
    }
  }

  @Test
  void aServiceThatWasKilledOnPurposeStaysDown() throws IOException {
    try (ServicePart service = service()) {
      service.start();

      service.kill();

      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(6))
          .until(() -> service.pid().isEmpty());
    }
  }

  @Test
  void aServiceThatEndsAtItsStartIsReportedWithItsLog() throws IOException {
    Files.writeString(folder.resolve("health"), "exit");
    try (ServicePart service = service()) {
      assertThatThrownBy(service::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("a setting is wrong");
    }
  }

  private ServicePart service() throws IOException {
    Path health = folder.resolve("health");
    if (!Files.exists(health)) {
      Files.writeString(health, "200");
    }
    int port = FreePorts.any();
    return new ServicePart(
        new ServicePart.Spec(
            "toy",
            ToyJar.in(folder),
            port,
            Map.of("TOY_PORT", Integer.toString(port), "TOY_HEALTH", health.toString()),
            CpuPriority.BACKGROUND,
            List.of("-Xshare:auto"),
            folder.resolve("logs/toy.log")));
  }

  /** The toy service's main class, put into a jar of its own. */
  static final class Toy {
    private Toy() {}

    public static void main(String[] arguments) throws IOException {
      Path health = Path.of(System.getenv("TOY_HEALTH"));
      if (Files.readString(health).equals("exit")) {
        System.err.println("a setting is wrong");
        System.exit(1);
      }
      int port = Integer.parseInt(System.getenv("TOY_PORT"));
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(Integer.parseInt(Files.readString(health)), -1);
            exchange.close();
          });
      server.start();
    }
  }
}
