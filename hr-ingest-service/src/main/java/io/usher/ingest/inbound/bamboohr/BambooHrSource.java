// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.company.Source;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.Reading;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One BambooHR account as a source of workers. */
final class BambooHrSource implements HrSource {

  /** Whether {@code since} includes its own second is not documented; asking twice costs little. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private final Source.BambooHr config;
  private final BambooHrMapping mapping;
  private final Optional<BambooHrSignature> signature;
  private final BambooHrApi api;
  private final ZoneId zone;
  private final Clock clock;

  BambooHrSource(Source.BambooHr config, BambooHrApi api, Clock clock) {
    this.clock = clock;
    this.config = config;
    this.api = api;
    this.mapping = new BambooHrMapping(config);
    this.signature = config.webhook().map(BambooHrSignature::new);
    this.zone = config.zone().orElse(ZoneOffset.UTC);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Rhythm rhythm() {
    return new Rhythm(config.poll().every(), config.fullComparison().every());
  }

  @Override
  public DeliveryVerdict judge(Delivery delivery) {
    if (signature.isEmpty()) {
      return new DeliveryVerdict.Refused(
          409,
          ReasonCode.SOURCE_WRONG_TYPE,
          "This source has no webhook",
          "Set up webhook.secrets of the source in sources.yaml");
    }
    Optional<DeliveryVerdict.Refused> objection = signature.get().objection(delivery);
    return objection.isPresent() ? objection.get() : judgeGenuine(delivery, signature.get());
  }

  private static DeliveryVerdict judgeGenuine(Delivery delivery, BambooHrSignature signature) {
    Optional<BambooHrEvent> event = BambooHrEvent.read(delivery.body());
    if (event.isEmpty() || event.get().meaningless()) {
      return malformed("The body is no JSON of a BambooHR webhook");
    }
    if (!event.get().aboutEmployees()) {
      return new DeliveryVerdict.AboutOtherThings();
    }
    return event
        .get()
        .employeeIds()
        .<DeliveryVerdict>map(
            ids ->
                new DeliveryVerdict.AboutWorkers(
                    BambooHrSignature.fingerprint(delivery), signature.refusedFrom(delivery), ids))
        .orElseGet(() -> malformed("The body names no employee, or one without a valid id"));
  }

  private static DeliveryVerdict malformed(String detail) {
    return new DeliveryVerdict.Refused(
        400, ReasonCode.BODY_MALFORMED, detail, "Set the format of the webhook to JSON");
  }

  /**
   * Reads what is in effect now. For somebody whose first day is still to come, job, department and
   * manager may stand in rows that have not taken effect; then fields that are empty now are filled
   * from a second reading with {@code onlyCurrent=false}. That reading is not used for anybody
   * else: it would show a promotion before its day.
   */
  @Override
  public Reading read(WorkerKey worker, Instant now) {
    String id = worker.workerId();
    if (!BambooHrIds.valid(id)) {
      return new Reading.NotFound();
    }
    Optional<JsonNode> current = api.employee(id, mapping.fieldNames(), true);
    if (current.isEmpty()) {
      return new Reading.NotFound();
    }
    JsonNode employee = current.get();
    if (mapping.startsAfter(employee, LocalDate.ofInstant(now, zone))) {
      Optional<JsonNode> future = api.employee(id, mapping.fieldNames(), false);
      employee = future.map(rows -> filled(current.get(), rows)).orElse(employee);
    }
    return mapping.worker(worker, employee);
  }

  private static JsonNode filled(JsonNode current, JsonNode future) {
    ObjectNode filled = current.deepCopy();
    future
        .properties()
        .forEach(
            field -> {
              JsonNode shown = filled.get(field.getKey());
              if (shown != null && (shown.isNull() || shown.asText().isBlank())) {
                filled.set(field.getKey(), field.getValue());
              }
            });
    return filled;
  }

  /**
   * Never goes back: a list of nobody may carry the time that was asked for, which is before the
   * watermark.
   */
  @Override
  public @Nullable String changedSince(@Nullable String watermark, Consumer<String> workerId) {
    Instant began = clock.instant();
    String latest =
        api.changed(
            since(watermark).toString(),
            id -> {
              if (BambooHrIds.valid(id)) {
                workerId.accept(id);
              }
            });
    return Stream.of(
            Optional.ofNullable(latest).flatMap(BambooHrSource::time),
            Optional.ofNullable(watermark).flatMap(BambooHrSource::time))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(began)
        .toString();
  }

  /** Everybody, when there is no time to begin at. */
  private static Instant since(@Nullable String watermark) {
    return Optional.ofNullable(watermark)
        .flatMap(BambooHrSource::time)
        .map(time -> time.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS))
        .orElse(Instant.EPOCH);
  }

  /** The vendor writes zones as {@code Z}, {@code +00:00} and {@code +0000}. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
