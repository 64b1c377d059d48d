// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.AssignedLicense;
import com.microsoft.graph.users.item.assignlicense.AssignLicensePostRequestBody;
import com.microsoft.kiota.ApiException;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.outbound.graph.GraphCatalogue.Product;
import io.usher.entra.outbound.graph.GraphFailures.Subject;
import io.usher.kit.lane.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Licences of a user, all changes of one plan in one call. Licences are no sensitive property that
 * an administrator's role protects: when Graph forbids the call, our permission is missing.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-assignlicense">assignLicense</a>
 */
final class GraphLicences {

  private static final Duration SEATS_AGAIN = Duration.ofMinutes(15);

  private final GraphCalls calls;
  private final GraphCatalogue catalogue;
  private final Clock clock;

  GraphLicences(GraphCalls calls, GraphCatalogue catalogue, Clock clock) {
    this.calls = calls;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** Assigns and removes; left out as a whole when there is no seat. */
  Applied apply(String accountId, List<EntraEffect> step, Urgency urgency) {
    List<Product> added = new ArrayList<>();
    List<Product> removed = new ArrayList<>();
    for (EntraEffect effect : step) {
      Optional<Product> product = catalogue.product(effect.target());
      if (product.isEmpty()) {
        return leftOut(
            ReasonCode.LICENCE_UNKNOWN, "The tenant has no product for " + effect.target());
      }
      (effect instanceof EntraEffect.AssignLicence ? added : removed).add(product.get());
    }
    Optional<Mailbox> expected =
        added.stream().anyMatch(Product::mailbox) ? Optional.of(Mailbox.AWAITED) : Optional.empty();
    Applied done = new Applied.Done(expected);
    return calls.write(
        urgency,
        Subject.ANY_PERSON,
        graph -> {
          var unused = graph.users().byUserId(accountId).assignLicense().post(body(added, removed));
          return done;
        },
        error -> answer(error, added.isEmpty(), done));
  }

  private Optional<Applied> answer(ApiException error, boolean onlyRemoval, Applied done) {
    if (GraphFailures.noSeats(error)) {
      return Optional.of(
          leftOut(ReasonCode.LICENCE_NO_SEATS, "All seats of the licence are taken"));
    }
    boolean gone =
        onlyRemoval && !GraphFailures.notFound(error) && GraphFailures.alreadyGone(error);
    return gone ? Optional.of(done) : Optional.empty();
  }

  private Applied leftOut(ReasonCode code, String message) {
    return new Applied.LeftOut(
        Reason.of(code, message).retriedAt(clock.instant().plus(SEATS_AGAIN)));
  }

  /** Both lists must be there, even when they are empty. */
  private static AssignLicensePostRequestBody body(List<Product> added, List<Product> removed) {
    AssignLicensePostRequestBody body = new AssignLicensePostRequestBody();
    body.setAddLicenses(added.stream().map(GraphLicences::licence).toList());
    body.setRemoveLicenses(removed.stream().map(Product::skuId).toList());
    return body;
  }

  private static AssignedLicense licence(Product product) {
    AssignedLicense licence = new AssignedLicense();
    licence.setSkuId(product.skuId());
    licence.setDisabledPlans(List.of());
    return licence;
  }
}
