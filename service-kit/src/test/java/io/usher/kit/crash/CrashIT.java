// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.kit.PlainCodec;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import io.usher.kit.TestTopic;
import io.usher.kit.app.Facts;
import io.usher.testkit.Parts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the moment at which the process dies: nothing is lost, nothing is done twice. */
class CrashIT {

  private static final int PEOPLE = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Replicas replicas = new Replicas();
  private final FakeTarget target = new FakeTarget();

  @AfterEach
  void stop() {
    target.close();
    replicas.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void nothingIsLostOrDoneTwice(Boundary boundary) throws IOException, InterruptedException {
    // Given
    TestTopic in = TestTopic.create();
    TestTopic out = TestTopic.create();
    Replica watcher = replicas.add();
    send(in);

    // When
    Process dying = start(boundary, in, out);
    assertThat(dying.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(dying.exitValue()).isEqualTo(Boundary.EXIT);
    assertCutWhereItShould(boundary, watcher, out);
    Process living = start(Boundary.NONE, in, out);

    // Then
    try {
      await().atMost(PATIENCE).untilAsserted(() -> assertAllDone(watcher));
      await().atMost(PATIENCE).until(() -> watcher.count("SELECT count(*) FROM outbox") == 0);
    } finally {
      living.destroyForcibly();
    }
    assertThat(target.made()).hasSize(PEOPLE);
    assertThat(target.made().values()).allMatch(count -> count.get() == 1);
    assertEachEffectOnce(out);
  }

  private static void assertAllDone(Replica watcher) {
    assertThat(watcher.count("SELECT count(*) FROM lanes WHERE state = 'DONE'")).isEqualTo(PEOPLE);
    assertThat(watcher.count("SELECT count(*) FROM inbox")).isEqualTo(PEOPLE);
  }

  private void assertCutWhereItShould(Boundary boundary, Replica watcher, TestTopic out) {
    long running = watcher.count("SELECT count(*) FROM lanes WHERE state = 'RUNNING'");
    long waiting = watcher.count("SELECT count(*) FROM outbox");
    switch (boundary) {
      case AFTER_INBOX_COMMIT ->
          assertThat(watcher.count("SELECT count(*) FROM inbox")).isPositive();
      case AFTER_CLAIM, AFTER_CALL -> assertThat(running).isPositive();
      case BEFORE_PUBLISH -> {
        assertThat(waiting).isPositive();
        assertThat(out.read()).isEmpty();
      }
      case AFTER_PUBLISH -> {
        assertThat(waiting).isPositive();
        assertThat(out.read()).isNotEmpty();
      }
      case NONE -> throw new IllegalArgumentException("It does not end");
    }
  }

  private static void assertEachEffectOnce(TestTopic out) {
    Set<String> ids = out.read().stream().map(TestTopic::id).collect(Collectors.toSet());
    Set<String> people = out.read().stream().map(r -> r.key()).collect(Collectors.toSet());
    assertThat(ids).hasSize(PEOPLE);
    assertThat(people).hasSize(PEOPLE);
  }

  private static void send(TestTopic topic) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            TestTopic.connection(), new StringSerializer(), new ByteArraySerializer())) {
      for (int person = 0; person < PEOPLE; person++) {
        String key = "bamboo:" + person;
        byte[] bytes = new PlainCodec().encode(topic.name(), Facts.worker(key, 1));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), key, bytes);
        record.headers().add("ce_id", key.getBytes(UTF_8));
        var unused = producer.send(record);
      }
    }
  }

  private Process start(Boundary boundary, TestTopic in, TestTopic out) throws IOException {
    Replica.Address database = replicas.address();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        List.of(
            java.toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashChild.class.getName(),
            boundary.name(),
            database.url(),
            database.user(),
            database.password(),
            Parts.bootstrapServers(),
            in.name(),
            out.name(),
            target.url());
    File log = File.createTempFile("crash-" + boundary, ".log", new File("target"));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }
}
