// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim.slack;

import io.usher.saas.domain.AccountRules;
import io.usher.saas.outbound.scim.ScimDialect;
import io.usher.saas.outbound.scim.ScimDialect.EmailShape;
import io.usher.saas.outbound.scim.ScimDialect.Finding;
import io.usher.saas.outbound.scim.ScimDialect.Grouping;
import io.usher.saas.outbound.scim.ScimDialect.Match;
import io.usher.saas.outbound.scim.ScimDialect.Pace;
import io.usher.saas.outbound.scim.ScimDialect.Writing;
import java.time.Duration;

/** How Slack differs from SCIM 2.0. */
public final class SlackDialect {

  private SlackDialect() {}

  /**
   * User names have at most 21 characters and display names no {@code @}; people are found by
   * {@code userName} and by {@code email}, which is no attribute of the schema, and not by {@code
   * externalId}; an {@code externalId} is taken at the creation only; closing is applied some
   * seconds later. Limits are per minute and organisation; creating and changing users are the
   * tightest.
   */
  public static ScimDialect dialect() {
    return new ScimDialect(
        "slack",
        new AccountRules(AccountRules.UserName.LOCAL_PART, 21, false, false),
        new Finding(Match.MAIL, "email", false),
        Writing.byPatch(EmailShape.ARRAY),
        new Grouping(100, true, true),
        new Pace(1000, 180, Duration.ofSeconds(10)));
  }
}
