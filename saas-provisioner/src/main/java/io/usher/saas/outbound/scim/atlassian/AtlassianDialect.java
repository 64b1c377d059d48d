// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim.atlassian;

import io.usher.saas.domain.AccountRules;
import io.usher.saas.outbound.scim.ScimDialect;
import io.usher.saas.outbound.scim.ScimDialect.EmailShape;
import io.usher.saas.outbound.scim.ScimDialect.Finding;
import io.usher.saas.outbound.scim.ScimDialect.Grouping;
import io.usher.saas.outbound.scim.ScimDialect.Match;
import io.usher.saas.outbound.scim.ScimDialect.Pace;
import io.usher.saas.outbound.scim.ScimDialect.Writing;

/** How Atlassian's user provisioning differs from SCIM 2.0. */
public final class AtlassianDialect {

  private AtlassianDialect() {}

  /**
   * People are found by {@code userName} or {@code externalId}; DELETE cannot be undone, so
   * accounts are closed by {@code active=false}; limits are not published, so only its 429 counts.
   */
  public static ScimDialect dialect() {
    return new ScimDialect(
        "atlassian",
        AccountRules.plain(),
        new Finding(Match.USER_NAME, "userName", true),
        Writing.byPatch(EmailShape.ARRAY),
        new Grouping(100, true, true),
        Pace.unlimited());
  }
}
