// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.outbound.graph.StandIn.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a mailbox is believed, by what a tenant lists. */
class MailboxReadinessIT {

  private static final String E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
  private static final String OTHER = "11111111-1111-1111-1111-111111111111";

  private final StrictGraph graph = new StrictGraph(List.of());
  private final StandIn peer = new StandIn("/v1.0", graph::answer);

  @AfterEach
  void end() {
    peer.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # address | plan            | product | expected | ready
          SMTP:     | exchange Enabled |         | true     | true
          smtp:     | exchange Enabled |         | true     | false
          -         | exchange Enabled |         | true     | false
          SMTP:     | exchange Deleted | E3      | false    | false
          SMTP:     | teams Enabled    | E3      | false    | false
          SMTP:     |                  | E3      | true     | true
          -         |                  | E3      | true     | false
          SMTP:     |                  | OTHER   | false    | false
          SMTP:     |                  | BARE    | true     | true
          -         |                  | BARE    | true     | false
          SMTP:     |                  |         | false    | true
          -         |                  |         | false    | false
          """)
  void aMailboxIsReady(
      String address, String plan, String product, boolean expected, boolean ready) {
    graph.servedAt(peer.root());
    ObjectNode user = user(address, plan, product);
    peer.next(request -> request.line().equals("GET /users/1"), Response.json(200, user));

    Mailbox mailbox = peer.mailboxes().of("1");

    assertThat(mailbox)
        .isEqualTo(
            new Mailbox(
                Optional.of("a@acme.example").filter(mail -> user.has("mail")), expected, ready));
  }

  private static ObjectNode user(String address, @Nullable String plan, @Nullable String product) {
    ObjectNode user = StandIn.JSON.createObjectNode().put("id", "1");
    if (!"-".equals(address)) {
      user.put("mail", "a@acme.example").putArray("proxyAddresses").add(address + "a@acme.example");
    }
    if (plan != null) {
      String[] parts = plan.split(" ", -1);
      user.putArray("assignedPlans")
          .addObject()
          .put("service", parts[0])
          .put("capabilityStatus", parts[1]);
    }
    if (product != null) {
      String skuId =
          switch (product) {
            case "E3" -> E3;
            case "BARE" -> StrictGraph.BARE;
            default -> OTHER;
          };
      user.putArray("assignedLicenses").addObject().put("skuId", skuId);
    }
    return user;
  }
}
