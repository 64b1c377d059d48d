// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.entra.contract.DirectoryContract;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.Precedence;
import io.usher.sandbox.graph.Sku;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Microsoft's client against a simulated tenant keeps the promises of the port. */
class GraphDirectoryIT extends DirectoryContract {

  private final GraphSandbox sandbox = new GraphSandbox(Duration.ZERO, Duration.ofHours(1));

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Override
  protected Directory directory() {
    return sandbox.directory();
  }

  @Override
  protected String existingUser(String upn, String employeeId) {
    ObjectNode user = new ObjectMapper().createObjectNode();
    user.put("userPrincipalName", upn)
        .put("mailNickname", "x")
        .put("displayName", "Somebody")
        .put("accountEnabled", true)
        .put("employeeId", employeeId);
    return sandbox.desk().addUser(user);
  }

  @Override
  protected void seats(int count) {
    Sku e3 = Sku.usual().getFirst();
    sandbox.desk().addSku(new Sku(e3.skuId(), e3.partNumber(), count, List.copyOf(e3.plans())));
  }

  /** Frontline staff has a licence and no mailbox: nobody may wait for one. */
  @ParameterizedTest
  @CsvSource({"lic-frontline, false", "sales-dach, true", "engineering, false"})
  void aMailboxIsExpectedOfAGroupWhoseLicenceBringsOne(String group, boolean expected) {
    String id = existingUser("ada.lovelace@acme.example", "E1");

    Applied joined =
        directory().apply(id, List.of(new EntraEffect.AddToGroup(group)), Precedence.NORMAL);

    assertThat(joined)
        .isEqualTo(expected ? new Applied.Done(Optional.of(Mailbox.AWAITED)) : Applied.done());
    assertThat(directory().find(AccountQuery.byKey("E1")))
        .isInstanceOfSatisfying(
            Finding.One.class,
            one -> assertThat(one.account().mailbox().expected()).isEqualTo(expected));
  }
}
