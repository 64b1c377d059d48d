// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import io.usher.local.part.Databases;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment of a service in the local stack. */
final class ServiceSettings {

  /** What the sandbox accepts; these are development values and no secrets. */
  private static final Map<String, String> SANDBOX_SECRETS =
      Map.of(
          "ENTRA_TENANT_ID", "sandbox-tenant",
          "ENTRA_CLIENT_ID", "usher-sandbox",
          "ENTRA_CLIENT_SECRET", "sandbox-client-secret",
          "BAMBOO_API_KEY", "sandbox-bamboo-key",
          "BAMBOO_WEBHOOK_SECRET", "sandbox-webhook-key",
          "SLACK_TOKEN", "sandbox-slack-token",
          "ATLASSIAN_DIRECTORY", "sandbox-directory",
          "ATLASSIAN_TOKEN", "sandbox-atlassian-token");

  private ServiceSettings() {}

  /**
   * The variables that the sample company refers to. With the sandbox on they always lead to the
   * sandbox, so that a real token in the shell is never sent anywhere by a trial.
   */
  static Map<String, String> company(StackPlan plan, Map<String, String> outside) {
    Map<String, String> variables = new LinkedHashMap<>(outside);
    if (plan.sandbox()) {
      variables.putAll(SANDBOX_SECRETS);
      variables.put("USHER_SANDBOX_URL", "http://127.0.0.1:" + plan.ports().sandbox());
    }
    return variables;
  }

  static Map<String, String> of(
      StackPlan plan, ServiceModule service, int replica, Databases databases) {
    Map<String, String> settings = company(plan, Map.of());
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(plan.ports().service(service, replica)));
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", databases.jdbcUrl(service.database()));
    settings.put("QUARKUS_DATASOURCE_USERNAME", service.database());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", databases.password());
    settings.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + plan.ports().kafka());
    settings.put(
        "USHER_REGISTRY_URL", "http://127.0.0.1:" + plan.ports().registry() + "/apis/registry/v3");
    settings.put("USHER_COMPANY_DIR", plan.company().toString());
    settings.putAll(plan.environment());
    return settings;
  }
}
