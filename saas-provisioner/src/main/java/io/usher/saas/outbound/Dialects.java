// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound;

import io.usher.company.App;
import io.usher.saas.outbound.scim.ScimDialect;
import io.usher.saas.outbound.scim.atlassian.AtlassianDialect;
import io.usher.saas.outbound.scim.slack.SlackDialect;

/** The one place that names the dialects: a new one gets a line here and a package of its own. */
final class Dialects {

  private Dialects() {}

  static ScimDialect of(App app) {
    return switch (app.type()) {
      case SCIM ->
          switch (app.dialect()) {
            case SLACK -> SlackDialect.dialect();
            case ATLASSIAN -> AtlassianDialect.dialect();
          };
    };
  }
}
