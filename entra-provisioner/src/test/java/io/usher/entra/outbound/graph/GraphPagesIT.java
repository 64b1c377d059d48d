// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.Precedence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Collections of a tenant whose pages hold two items. */
class GraphPagesIT {

  private final GraphSandbox sandbox = GraphSandbox.withPagesOf(2);

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void whoStandsOnALaterPageIsFoundToo() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int person = 1; person <= 9; person++) {
      ids.add(user("p" + person, "E" + person));
    }
    deleteUser(ids.getLast());

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Finding>> findings = new ArrayList<>();
      for (int person = 1; person <= 9; person++) {
        AccountQuery query = AccountQuery.byKey("E" + person);
        findings.add(threads.submit(() -> sandbox.directory().find(query)));
      }
      for (Future<Finding> finding : findings) {
        assertThat(finding.get()).isInstanceOf(Finding.One.class);
      }
    }
  }

  @Test
  void twoAccountsOnTwoPagesAreStillTwo() {
    for (int person = 1; person <= 5; person++) {
      user("p" + person, "E1");
    }

    assertThat(sandbox.directory().find(AccountQuery.byKey("E1")))
        .isEqualTo(new Finding.Several(5));
  }

  @Test
  void allGroupsAndProductsAreKnownAndAllMembershipsSeen() {
    String id = user("ada", "E1");
    List<String> groups =
        List.of("all-staff", "engineering", "lic-frontline", "sales", "sales-dach");
    for (String group : groups) {
      sandbox.directory().apply(id, List.of(new EntraEffect.AddToGroup(group)), Precedence.NORMAL);
    }
    sandbox
        .directory()
        .apply(id, List.of(new EntraEffect.AssignLicence("VISIO")), Precedence.NORMAL);

    KnownAccount ada = found(id);

    assertThat(ada.holdings().groups()).containsExactlyElementsOf(groups);
    assertThat(ada.holdings().licences()).containsExactly("VISIO");
  }

  @Test
  void allWhoAskForTheirMailboxAreAnswered() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int person = 1; person <= 6; person++) {
      ids.add(user("p" + person, "E" + person));
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> ready = new ArrayList<>();
      ids.forEach(id -> ready.add(threads.submit(() -> sandbox.mailboxes().of(id).ready())));
      for (Future<Boolean> one : ready) {
        assertThat(one.get()).isFalse();
      }
    }
  }

  private void deleteUser(String id) {
    sandbox.directory().apply(id, List.of(new EntraEffect.DeleteUser()), Precedence.NORMAL);
  }

  private KnownAccount found(String id) {
    AccountQuery byId = new AccountQuery(Optional.of(id), false, Optional.empty());
    return sandbox.directory().find(byId) instanceof Finding.One one
        ? one.account()
        : fail("Nobody was found");
  }

  private String user(String name, String key) {
    ObjectNode user = new ObjectMapper().createObjectNode();
    user.put("userPrincipalName", name + "@acme.example")
        .put("mailNickname", name)
        .put("displayName", "Somebody")
        .put("accountEnabled", true)
        .put("usageLocation", "DE")
        .put("employeeId", key);
    return sandbox.desk().addUser(user);
  }
}
