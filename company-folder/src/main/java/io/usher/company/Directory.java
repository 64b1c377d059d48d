// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Microsoft Entra ID and Microsoft 365.
 *
 * @param tenantId tenant
 * @param graphUrl for example {@code https://graph.microsoft.com/v1.0}, without a slash at the end
 * @param tokenUrl OAuth 2 token endpoint of the tenant
 * @param scope what a token is asked for, for example {@code https://graph.microsoft.com/.default}
 * @param appRegistrations at least one; each has its own write budget
 * @param correlation the key that is ours in Entra
 * @param mode how accounts are made
 * @param limits write budget of each app registration
 * @param licences by the names that {@code access.yaml} uses
 * @param attributes further Entra attributes and the expression that feeds each
 * @param mailbox waiting for the mailbox
 */
public record Directory(
    String tenantId,
    URI graphUrl,
    URI tokenUrl,
    String scope,
    List<AppRegistration> appRegistrations,
    Correlation correlation,
    Mode mode,
    Limits limits,
    Map<String, Licence> licences,
    Map<String, Expression> attributes,
    Mailbox mailbox) {

  public Directory {
    appRegistrations = List.copyOf(appRegistrations);
    licences = Copies.ordered(licences);
    attributes = Copies.ordered(attributes);
  }

  /** How accounts are made. */
  public enum Mode {
    /** By calls to Microsoft Graph. */
    DIRECT
  }

  /**
   * An app registration.
   *
   * @param clientId its application id
   * @param credential how it proves itself
   */
  public record AppRegistration(String clientId, Credential credential) {}

  /** How an app registration proves itself. */
  public sealed interface Credential {}

  /**
   * A shared secret.
   *
   * @param clientSecret the secret
   */
  public record ClientSecret(Secret clientSecret) implements Credential {}

  /**
   * A token of the platform that is exchanged (workload identity federation).
   *
   * @param federatedToken path of the file, which the platform renews
   */
  public record FederatedToken(Path federatedToken) implements Credential {}

  /**
   * The attribute in Entra that holds our key.
   *
   * @param attribute for example {@code employeeId}
   * @param value what feeds it; the worker's id in HR when it gives nothing
   */
  public record Correlation(String attribute, Expression value) {}

  /**
   * A licence.
   *
   * @param sku Microsoft's part number, for example {@code SPE_E3}
   * @param assign how it is given
   * @param group the group that gives it; set exactly when {@code assign} is {@link Assign#GROUP}
   */
  public record Licence(String sku, Assign assign, Optional<String> group) {}

  /** How a licence is given. */
  public enum Assign {
    DIRECT,
    GROUP
  }

  /**
   * Waiting for the mailbox.
   *
   * @param waitAtMost after that the person goes on and the reason is told
   */
  public record Mailbox(Duration waitAtMost) {}
}
