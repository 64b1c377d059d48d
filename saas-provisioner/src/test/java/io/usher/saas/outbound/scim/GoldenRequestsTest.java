// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.kit.call.VendorHttp;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccounts.AccountChange;
import io.usher.saas.domain.ProfileField;
import io.usher.saas.domain.Search;
import io.usher.saas.outbound.scim.atlassian.AtlassianDialect;
import io.usher.saas.outbound.scim.slack.SlackDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is sent, to the byte, per dialect: a change of these files is a change of what apps see. The
 * files under golden/ are the truth.
 */
class GoldenRequestsTest {

  static Stream<ScimDialect> dialects() {
    return Stream.of(ScimDialect.plain(), SlackDialect.dialect(), AtlassianDialect.dialect());
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void requestsAreAsTheGoldenFileSays(ScimDialect dialect) throws IOException {
    try (RecordingApp app = new RecordingApp()) {
      AppAccounts accounts =
          new ScimApp(
                  dialect,
                  app.base(),
                  "t",
                  VendorHttp.client(Duration.ofSeconds(2)),
                  Clock.systemUTC())
              .accounts(new FreePace());

      everything(accounts, app);

      assertThat(String.join("\n", app.requests()) + "\n")
          .isEqualTo(
              Files.readString(Path.of("src/test/resources/golden", dialect.name() + ".txt")));
    }
  }

  private static void everything(AppAccounts accounts, RecordingApp app) {
    for (Search.Depth depth : Search.Depth.values()) {
      accounts.find(
          new Search(
              null,
              "bamboo:7",
              Set.of("anna.berg@acme.example"),
              List.of("anna \"x\" berg+1"),
              depth));
    }
    app.answers(404, "");
    accounts.find(new Search("U1", "bamboo:7", Set.of(), List.of(), Search.Depth.USUAL));
    app.answers(201, "{\"id\":\"U1\"}");
    accounts.create(profile());
    app.answers(200, "{\"id\":\"U1\"}");
    accounts.change("U1", AccountChange.of(changes()));
    app.answers(204, "");
    accounts.change("U1", AccountChange.active(false));
    app.answers(204, "");
    accounts.change("U1", AccountChange.active(true));
    app.answers(200, "{\"Resources\":[{\"id\":\"G1\",\"displayName\":\"chess & go\"}]}")
        .answers(204, "");
    accounts.setMembership("U1", "chess & go", true);
    app.answers(204, "");
    accounts.setMembership("U1", "chess & go", false);
  }

  private static Map<ProfileField, String> profile() {
    Map<ProfileField, String> profile = new EnumMap<>(ProfileField.class);
    profile.put(ProfileField.EXTERNAL_ID, "bamboo:7");
    profile.put(ProfileField.USER_NAME, "anna.berg");
    profile.put(ProfileField.DISPLAY_NAME, "Anna Berg");
    profile.put(ProfileField.GIVEN_NAME, "Anna");
    profile.put(ProfileField.FAMILY_NAME, "Berg");
    profile.put(ProfileField.MAIL, "anna.berg@acme.example");
    profile.put(ProfileField.TITLE, "Engineer");
    profile.put(ProfileField.DEPARTMENT, "Engineering");
    return profile;
  }

  private static Map<ProfileField, Optional<String>> changes() {
    Map<ProfileField, Optional<String>> changes = new EnumMap<>(ProfileField.class);
    profile().forEach((field, value) -> changes.put(field, Optional.of(value)));
    changes.put(ProfileField.TITLE, Optional.empty());
    return changes;
  }
}
