// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.AssignedLicense;
import com.microsoft.graph.users.item.assignlicense.AssignLicensePostRequestBody;
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
import java.util.UUID;

/**
 * Licences of a user, all changes of one plan in one call.
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
  Applied apply(String accountId, List<EntraEffect> step) {
    List<AssignedLicense> added = new ArrayList<>();
    List<UUID> removed = new ArrayList<>();
    boolean mailbox = false;
    for (EntraEffect effect : step) {
      Optional<Product> product = catalogue.product(effect.target());
      if (product.isEmpty()) {
        return leftOut(
            ReasonCode.LICENCE_UNKNOWN, "The tenant has no product for " + effect.target());
      }
      if (effect instanceof EntraEffect.AssignLicence) {
        added.add(licence(product.get()));
        mailbox |= product.get().mailbox();
      } else {
        removed.add(product.get().skuId());
      }
    }
    Optional<Mailbox> expected =
        mailbox ? Optional.of(new Mailbox(Optional.empty(), true, false)) : Optional.empty();
    return call(accountId, body(added, removed), new Applied.Done(expected));
  }

  private Applied call(String accountId, AssignLicensePostRequestBody body, Applied done) {
    return calls.write(
        Urgency.NORMAL,
        Subject.PERSON,
        graph -> {
          var unused = graph.users().byUserId(accountId).assignLicense().post(body);
          return done;
        },
        error -> {
          if (GraphFailures.noSeats(error)) {
            return Optional.of(
                leftOut(ReasonCode.LICENCE_NO_SEATS, "All seats of the licence are taken"));
          }
          boolean gone = body.getAddLicenses().isEmpty() && !GraphFailures.notFound(error);
          return gone && GraphFailures.alreadyGone(error) ? Optional.of(done) : Optional.empty();
        });
  }

  private Applied leftOut(ReasonCode code, String message) {
    return new Applied.LeftOut(
        Reason.of(code, message).retriedAt(clock.instant().plus(SEATS_AGAIN)));
  }

  private static AssignedLicense licence(Product product) {
    AssignedLicense licence = new AssignedLicense();
    licence.setSkuId(product.skuId());
    licence.setDisabledPlans(List.of());
    return licence;
  }

  /** Both lists must be there, even when they are empty. */
  private static AssignLicensePostRequestBody body(
      List<AssignedLicense> added, List<UUID> removed) {
    AssignLicensePostRequestBody body = new AssignLicensePostRequestBody();
    body.setAddLicenses(added);
    body.setRemoveLicenses(removed);
    return body;
  }
}
