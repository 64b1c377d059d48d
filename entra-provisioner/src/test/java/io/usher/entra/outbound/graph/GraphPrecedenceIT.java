// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.entra.domain.Address;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A leaver's calls are paid from the part of the budget that is kept for leavers. */
class GraphPrecedenceIT {

  private final GraphSandbox sandbox = new GraphSandbox(Duration.ZERO, Duration.ofHours(1));

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void whatIsTakenFromALeaverIsPaidAsALeavers() {
    String id = created();
    apply(id, new EntraEffect.AddToGroup("all-staff"), Precedence.NORMAL);
    apply(id, new EntraEffect.AssignLicence("M365_E3"), Precedence.NORMAL);
    int before = sandbox.budgets().taken().size();

    apply(id, new EntraEffect.RemoveFromGroup("all-staff"), Precedence.LEAVER);
    apply(id, new EntraEffect.RemoveLicence("M365_E3"), Precedence.LEAVER);
    apply(id, new EntraEffect.RemoveManager(), Precedence.LEAVER);
    apply(id, new EntraEffect.DeleteUser(), Precedence.LEAVER);

    List<String> taken = sandbox.budgets().taken();
    assertThat(taken.subList(before, taken.size()))
        .hasSize(4)
        .containsOnly("graph.writes:app-1 LEAVER");
  }

  private String created() {
    NewAccount account =
        new NewAccount(
            new Address("ada.lovelace", "acme.example"),
            Map.of(
                Attribute.EMPLOYEE_ID, "E1",
                Attribute.DISPLAY_NAME, "Ada Lovelace",
                Attribute.USAGE_LOCATION, "DE"),
            true);
    return switch (sandbox.directory().create(account)) {
      case Creation.Created made -> made.account().id();
      case Creation.Conflict conflict -> throw new AssertionError("The address is taken");
    };
  }

  private void apply(String id, EntraEffect effect, Precedence precedence) {
    var unused = sandbox.directory().apply(id, List.of(effect), precedence);
  }
}
