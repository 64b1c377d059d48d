// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.entra.contract.DirectoryContract;
import io.usher.entra.domain.Directory;
import io.usher.sandbox.graph.Sku;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

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
}
