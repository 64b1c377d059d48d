// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.kit.call.VendorHttp;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccountsContract;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.ProfileField;
import io.usher.saas.domain.Search;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract against a server that does all that the RFCs allow, and writes booleans as text. */
class ScimAppOddIT implements AppAccountsContract {

  private final OddServer server = new OddServer();
  private final AppAccounts accounts =
      new ScimApp(
              ScimDialect.plain(),
              server.base(),
              "token",
              VendorHttp.client(Duration.ofSeconds(2)),
              Clock.systemUTC())
          .accounts(new FreePace());

  ScimAppOddIT() {
    server.resources().addGroup(GROUP.toUpperCase(java.util.Locale.ROOT));
    server.resources().addGroup(GROUP);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public AppAccounts accounts() {
    return accounts;
  }

  @Override
  public boolean findsOwnId() {
    return true;
  }

  @Test
  void whatStandsOnALaterPageIsSeen() {
    accounts.create(AppAccountsContract.profile("7", "anna.berg"));
    Map<ProfileField, String> twice = AppAccountsContract.profile("7", "anna.berg2");
    accounts.create(twice);

    List<KnownAppAccount> found =
        accounts.find(
            new Search(null, "bamboo:7", Set.of(), List.of("nobody"), Search.Depth.USUAL));

    assertThat(found).hasSize(2);
  }

  @Test
  void oneAfterTheOtherIsAdoptedAfterAConflict() {
    Map<ProfileField, String> profile = AppAccountsContract.profile("7", "anna.berg");
    accounts.create(profile);

    assertThat(accounts.create(profile)).isInstanceOf(AppAccounts.Written.Taken.class);
    assertThat(
            accounts.find(
                new Search(
                    null, "bamboo:7", Set.of(), List.of("ANNA.BERG"), Search.Depth.AFTER_CONFLICT)))
        .singleElement()
        .satisfies(account -> assertThat(account.profile()).isEqualTo(profile));
    assertThat(server.resources().userCount()).isEqualTo(1);
  }
}
