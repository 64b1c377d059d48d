// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import io.usher.testkit.ServiceParts;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real parts, a BambooHR account in the sandbox, and a database that can be cut off. */
public final class IngestParts implements QuarkusTestResourceLifecycleManager {

  /** System property with the base URL of the account. */
  static final String BAMBOO_URL = "test.bamboo.url";

  static final String API_KEY = "sandbox-bamboo-key";

  private final ServiceParts parts = new ServiceParts();
  private @Nullable Sandbox sandbox;
  private @Nullable TcpGate gate;

  @Override
  public Map<String, String> start() {
    Sandbox account = Sandbox.start(SandboxOptions.usual());
    sandbox = account;
    String url = account.url() + "/bamboo/api/v1";
    System.setProperty(BAMBOO_URL, url);
    Path company = TestCompany.write(url, API_KEY, "PT1H");
    parts.init(Map.of("company", company.toString()));
    Map<String, String> settings = new HashMap<>(parts.start());
    URI database = jdbc(settings);
    TcpGate way = new TcpGate(new InetSocketAddress(database.getHost(), database.getPort()));
    gate = way;
    settings.put("quarkus.http.test-port", "0");
    // The same as deployed, but sooner: the client of the tests does not wait for half a minute.
    settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "8");
    settings.put(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://127.0.0.1:" + way.port() + database.getPath());
    return settings;
  }

  private static URI jdbc(Map<String, String> settings) {
    String url = settings.getOrDefault("quarkus.datasource.jdbc.url", "");
    return URI.create(url.substring("jdbc:".length()));
  }

  /** Gives {@code Runnable} fields of a test: the test is loaded by another class loader. */
  @Override
  public void inject(TestInjector injector) {
    TcpGate way = gate;
    if (way != null) {
      injector.injectIntoFields(
          (Runnable) way::cut, field -> field.getName().equals("cutDatabase"));
      injector.injectIntoFields(
          (Runnable) way::freeze, field -> field.getName().equals("freezeDatabase"));
      injector.injectIntoFields(
          (Runnable) way::mend, field -> field.getName().equals("mendDatabase"));
    }
  }

  @Override
  public void stop() {
    parts.stop();
    if (gate != null) {
      gate.close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
