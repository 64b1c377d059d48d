// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerKey;
import io.usher.entra.EntraFlow;
import io.usher.entra.domain.Accounts;
import io.usher.entra.domain.DesiredAccounts;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.Mailboxes;
import io.usher.entra.domain.Settlements;
import io.usher.entra.domain.work.AccountCreation;
import io.usher.entra.domain.work.EntraWork;
import io.usher.entra.domain.work.MailboxWatch;
import io.usher.entra.domain.work.Performer;
import io.usher.entra.domain.work.Situations;
import io.usher.entra.inbound.Admissions;
import io.usher.entra.outbound.DirectoryOutcomes;
import io.usher.entra.outbound.OutcomeRecords;
import io.usher.entra.outbound.Register;
import io.usher.events.Topics;
import io.usher.events.mapping.Stages;
import io.usher.events.mapping.Times;
import io.usher.events.mapping.WorkerRecords;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.inbox.Inbox;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The whole flow on fakes, driven lane by lane. */
public final class Tenant {

  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  public static final Company COMPANY = company();
  private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(15);

  private final Accounts accounts = new InMemoryAccounts();
  private final InMemoryAddresses addresses = new InMemoryAddresses(Duration.ofDays(730));
  private final FakeWaits waits = new FakeWaits();
  private final Map<LaneKey, Long> applied = new HashMap<>();
  private final PlainCodec codec = new PlainCodec();
  private final Situations situations;
  private final EntraFlow flow;
  private final List<DirectoryOutcome> outcomes = new ArrayList<>();
  private Instant now = NOW;

  public Tenant(Directory directory) {
    this(directory, account -> Mailbox.NONE);
  }

  public Tenant(Directory directory, Mailboxes mailboxes) {
    Settlements settlements = new Settlements(Duration.ofHours(24));
    DesiredAccounts desired = new DesiredAccounts(COMPANY);
    situations = new Situations(desired, accounts, addresses, directory, VISIBLE_WITHIN);
    Performer performer =
        new Performer(
            directory, accounts, new AccountCreation(directory, addresses, VISIBLE_WITHIN));
    flow =
        new EntraFlow(
            new NoInbox(),
            new Admissions(codec, Clock.fixed(NOW, ZoneOffset.UTC)),
            situations,
            new EntraWork(
                situations, performer, new MailboxWatch(accounts, mailboxes, settlements)),
            settlements,
            new DirectoryOutcomes(
                new Register(accounts, addresses),
                waits,
                new OutcomeRecords(
                    new OutcomeRecords.LicencesByGroup(Map.of("lic-frontline", "M365_F1"))),
                new SimpleMeterRegistry()));
  }

  private static Company company() {
    return CompanyFolder.load(
        Path.of("src/test/resources/company"),
        Secrets.of(
            Map.of(
                "ENTRA_TENANT_ID", "t",
                "ENTRA_CLIENT_ID", "c",
                "ENTRA_CLIENT_SECRET", "s",
                "SLACK_TOKEN", "s",
                "ATLASSIAN_TOKEN", "s",
                "ATLASSIAN_DIRECTORY", "d",
                "BAMBOO_API_KEY", "k",
                "BAMBOO_WEBHOOK_SECRET", "w")));
  }

  public Accounts accounts() {
    return accounts;
  }

  public Situations situations() {
    return situations;
  }

  public FakeWaits waits() {
    return waits;
  }

  public PlainCodec codec() {
    return codec;
  }

  /** All that was told so far. */
  public List<DirectoryOutcome> outcomes() {
    return outcomes;
  }

  public void passes(Duration time) {
    now = now.plus(time);
  }

  /** Runs the person's lane once and writes its result, as the engine does. */
  public LaneResult run(Worker worker, LifecycleStage stage, long version) {
    LaneResult result = flow.handle(claim(worker, stage, version));
    write(result);
    if (result instanceof LaneResult.Done) {
      applied.put(lane(worker.key()), version);
    }
    return result;
  }

  /** What the engine does with a result. */
  public void write(LaneResult result) {
    result.inTransaction().run();
    for (OutgoingEvent event : result.events()) {
      outcomes.add((DirectoryOutcome) event.value());
    }
  }

  public EntraFlow flow() {
    return flow;
  }

  public LaneClaim claim(Worker worker, LifecycleStage stage, long version) {
    return new LaneClaim(
        lane(worker.key()),
        version,
        applied.get(lane(worker.key())),
        codec.encode(Topics.IDENTITY_ADMITTED, admitted(worker, stage, version)),
        "cause",
        stage.leaving() ? Urgency.LEAVER : Urgency.NORMAL,
        0,
        false,
        1,
        now,
        now.plusSeconds(20));
  }

  public static LaneKey lane(WorkerKey worker) {
    return new LaneKey(Admissions.TARGET, worker.toString());
  }

  public static IdentityAdmitted admitted(Worker worker, LifecycleStage stage, long version) {
    return IdentityAdmitted.newBuilder()
        .setVersion(version)
        .setObservedVersion(version)
        .setStage(Stages.toAvro(stage))
        .setSignInBlocked(stage != LifecycleStage.ACTIVE && stage != LifecycleStage.LEAVE)
        .setWorker(WorkerRecords.toAvro(worker))
        .setAbsentFields(WorkerRecords.absentFields(worker))
        .setTimes(Times.observed(NOW))
        .build();
  }

  private static final class NoInbox implements Inbox {
    @Override
    public <T extends SpecificRecord> void receive(
        ConsumerRecords<String, byte[]> records,
        Class<T> type,
        Function<Received<T>, List<LaneUpdate>> router) {
      throw new UnsupportedOperationException();
    }
  }
}
