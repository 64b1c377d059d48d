// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.usher.kit.db.Database;
import io.usher.kit.db.Signals;
import io.usher.kit.db.Transactions;
import io.usher.kit.event.EventCodec;
import io.usher.kit.inbox.PgInbox;
import io.usher.kit.lane.LaneEngine;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneRecorder;
import io.usher.kit.lane.LaneStore;
import io.usher.kit.lane.LaneViews.LaneView;
import io.usher.kit.lane.PgLaneViews;
import io.usher.kit.lane.PgLaneWaits;
import io.usher.kit.lane.PgLanes;
import io.usher.kit.limit.BucketBudgets;
import io.usher.kit.limit.TargetPauses;
import io.usher.kit.observe.Housekeeping;
import io.usher.kit.observe.KitMetrics;
import io.usher.kit.outbox.EventPublisher;
import io.usher.kit.outbox.OutboxRelay;
import io.usher.kit.outbox.PgOutbox;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** One replica of the work engine with real parts, put together without Quarkus. */
public final class Replica implements AutoCloseable {

  /** Where the database is. */
  public record Address(String url, String user, String password) {}

  public final AgroalDataSource source;
  public final KitConfig config;
  public final ReplicaName name = ReplicaName.random();
  public final Clock clock = Clock.systemUTC();
  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  public final KitMetrics metrics = new KitMetrics(meters);
  public final Database database;
  public final Transactions transactions;
  public final Signals signals;
  public final TargetPauses pauses;
  public final PgLanes lanes;
  public final PgLaneViews views;
  public final PgLaneWaits waits;
  public final LaneStore store;
  public final PgOutbox outbox;
  public final PgInbox inbox;
  public final LaneRecorder recorder;
  public final BucketBudgets budgets;
  public final Housekeeping housekeeping;
  private final List<Runnable> atClose = new ArrayList<>();

  public Replica(Address address, EventCodec codec, Map<String, String> settings) {
    TransactionManager manager = transactionManager();
    source = pool(address, manager);
    config = config(settings);
    database = new Database(source);
    transactions = new Transactions(manager, new TransactionSynchronizationRegistryImple());
    signals = new Signals(database, name);
    pauses = new TargetPauses(database, transactions, signals, clock);
    views = new PgLaneViews(database, clock);
    waits = new PgLaneWaits(database, transactions, signals, clock);
    lanes = new PgLanes(database, transactions, signals, pauses, views, clock);
    store = new LaneStore(database, name, transactions, signals);
    outbox = new PgOutbox(database, transactions, signals, codec, config, clock);
    inbox =
        new PgInbox(
            database,
            transactions,
            lanes,
            outbox,
            codec,
            new PgInbox.Surroundings(config, metrics, clock));
    recorder = new LaneRecorder(store, transactions, outbox, pauses, config, clock);
    budgets = new BucketBudgets(source, pauses, metrics, config, clock);
    housekeeping = new Housekeeping(database, pauses, budgets, metrics, config, clock);
    signals.start();
    atClose.add(signals::stop);
  }

  /** Makes the engine's tables. */
  public static void migrate(Address address) {
    Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .locations("db/kit")
        .load()
        .migrate();
  }

  /** One lane that is there. */
  public LaneView view(LaneKey key) {
    return views.of(key.workerKey()).stream()
        .filter(lane -> lane.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  public LaneEngine start(LaneHandler handler) {
    LaneEngine engine =
        new LaneEngine(
            store, recorder, handler, new LaneEngine.Parts(signals, metrics, config, clock));
    engine.start();
    atClose.add(engine::stop);
    return engine;
  }

  public OutboxRelay startRelay(EventPublisher publisher) {
    OutboxRelay relay = new OutboxRelay(database, publisher, signals, config, clock);
    relay.start();
    atClose.add(relay::stop);
    return relay;
  }

  public void inTransaction(Runnable work) {
    transactions.requiringNew(
        () -> {
          work.run();
          return true;
        });
  }

  public long count(String sql) {
    return database.query(sql, s -> {}, row -> row.getLong(1)).getFirst();
  }

  @Override
  public void close() {
    atClose.reversed().forEach(Runnable::run);
    source.close();
  }

  public static KitConfig config(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("quarkus.application.name", "kit");
    all.putAll(settings);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(KitConfig.class)
            .withValidateUnknown(false)
            .withSources(new PropertiesConfigSource(all, "test", 500))
            .build();
    return config.getConfigMapping(KitConfig.class);
  }

  private static TransactionManager transactionManager() {
    arjPropertyManager
        .getObjectStoreEnvironmentBean()
        .setObjectStoreType(VolatileStore.class.getName());
    return com.arjuna.ats.jta.TransactionManager.transactionManager();
  }

  /** As {@code microprofile-config.properties} sets it for the services. */
  private static final String NEW_CONNECTION =
      "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
          + " SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off";

  private static AgroalDataSource pool(Address address, TransactionManager manager) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(12)
                          .acquisitionTimeout(Duration.ofSeconds(10))
                          .exceptionSorter(new PostgreSQLExceptionSorter())
                          .transactionIntegration(
                              new NarayanaTransactionIntegration(
                                  manager, new TransactionSynchronizationRegistryImple()))
                          .connectionFactoryConfiguration(
                              factory ->
                                  factory
                                      .initialSql(NEW_CONNECTION)
                                      .jdbcUrl(address.url())
                                      .principal(new NamePrincipal(address.user()))
                                      .credential(new SimplePassword(address.password())))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
