// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import io.usher.sandbox.graph.GraphSettings;
import io.usher.sandbox.scim.ScimSettings;
import java.time.Duration;

/** A sandbox that shows every change at once and limits nobody. */
final class Prompt {
  private Prompt() {}

  static Sandbox sandbox() {
    return Sandbox.start(options());
  }

  static SandboxOptions options() {
    return SandboxOptions.usual()
        .withGraph(
            new GraphSettings(
                Duration.ofHours(1), Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0, false, 999))
        .withScim(new ScimSettings(Duration.ZERO, Duration.ZERO, false));
  }

  static String user(String upn, String employeeId) {
    return ("{'accountEnabled':true,'displayName':'Ada','mailNickname':'ada','usageLocation':'DE',"
            + "'userPrincipalName':'%s','employeeId':'%s','passwordProfile':{'password':'Abcdef12'}}")
        .formatted(upn, employeeId);
  }
}
