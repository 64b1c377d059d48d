// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.saas.domain.AppAccounts.AccountChange;
import io.usher.saas.domain.AppAccounts.Membership;
import io.usher.saas.domain.AppAccounts.Written;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link AppAccounts} does, whatever stands behind it. */
public interface AppAccountsContract {

  /** A group that is there. */
  String GROUP = "staff";

  /** The accounts of an app in which only {@link #GROUP} is. */
  AppAccounts accounts();

  /** Whether the app can be searched by the id that Usher owns. */
  boolean findsOwnId();

  /** A profile of this person. */
  static Map<ProfileField, String> profile(String id, String userName) {
    Map<ProfileField, String> profile = new EnumMap<>(ProfileField.class);
    profile.put(ProfileField.EXTERNAL_ID, "bamboo:" + id);
    profile.put(ProfileField.USER_NAME, userName);
    profile.put(ProfileField.DISPLAY_NAME, "Anna Berg");
    profile.put(ProfileField.GIVEN_NAME, "Anna");
    profile.put(ProfileField.FAMILY_NAME, "Berg");
    profile.put(ProfileField.MAIL, userName + "@acme.example");
    profile.put(ProfileField.TITLE, "Engineer");
    profile.put(ProfileField.DEPARTMENT, "Engineering");
    return profile;
  }

  private static Search by(Map<ProfileField, String> profile, Search.Depth depth) {
    return new Search(
        null,
        profile.getOrDefault(ProfileField.EXTERNAL_ID, "none"),
        Set.of(profile.getOrDefault(ProfileField.MAIL, "none@acme.example")),
        List.of(profile.getOrDefault(ProfileField.USER_NAME, "none")),
        depth);
  }

  private static Search byId(String remoteId) {
    return new Search(remoteId, "none", Set.of(), List.of(), Search.Depth.USUAL);
  }

  private String made(Map<ProfileField, String> profile) {
    Written written = accounts().create(profile);
    assertThat(written).isInstanceOf(Written.Stored.class);
    return ((Written.Stored) written).remoteId();
  }

  private KnownAppAccount read(String remoteId) {
    List<KnownAppAccount> found = accounts().find(byId(remoteId));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  default void nobodyIsFoundInAnEmptyApp() {
    assertThat(accounts().find(by(profile("7", "anna.berg"), Search.Depth.AFTER_CONFLICT)))
        .isEmpty();
  }

  @Test
  default void whatIsCreatedIsReadBackActiveAndWhole() {
    Map<ProfileField, String> profile = profile("7", "anna.berg");

    String id = made(profile);

    KnownAppAccount account = read(id);
    assertThat(account.active()).isTrue();
    assertThat(account.profile()).isEqualTo(profile);
  }

  @Test
  default void aCreatedAccountIsFoundByWhatTheAppMatchesBy() {
    Map<ProfileField, String> profile = profile("7", "anna.berg");
    String id = made(profile);

    assertThat(accounts().find(by(profile, Search.Depth.USUAL)))
        .extracting(KnownAppAccount::remoteId)
        .containsExactly(id);
  }

  @Test
  default void aCreatedAccountIsFoundByOurIdAloneWhereTheAppCan() {
    String id = made(profile("7", "anna.berg"));
    Map<ProfileField, String> renamed = profile("7", "anna.meier");

    List<KnownAppAccount> found = accounts().find(by(renamed, Search.Depth.USUAL));

    if (findsOwnId()) {
      assertThat(found).extracting(KnownAppAccount::remoteId).containsExactly(id);
    } else {
      assertThat(found).isEmpty();
    }
  }

  @Test
  default void theSamePersonTwiceIsTaken() {
    made(profile("7", "anna.berg"));

    assertThat(accounts().create(profile("7", "anna.berg"))).isInstanceOf(Written.Taken.class);
  }

  @Test
  default void whoHoldsTheUserNameIsFoundAfterAConflict() {
    String id = made(profile("7", "anna.berg"));
    Map<ProfileField, String> namesake = profile("8", "anna.berg");
    namesake.put(ProfileField.MAIL, "anna.berg@acme-de.example");

    assertThat(accounts().create(namesake)).isInstanceOf(Written.Taken.class);
    assertThat(accounts().find(by(namesake, Search.Depth.AFTER_CONFLICT)))
        .extracting(KnownAppAccount::remoteId)
        .containsExactly(id);
  }

  @Test
  default void aChangeTouchesOnlyItsFields() {
    Map<ProfileField, String> profile = profile("7", "anna.berg");
    String id = made(profile);
    Map<ProfileField, Optional<String>> changes = new EnumMap<>(ProfileField.class);
    changes.put(ProfileField.USER_NAME, Optional.of("anna.meier"));
    changes.put(ProfileField.MAIL, Optional.of("anna.meier@acme.example"));
    changes.put(ProfileField.FAMILY_NAME, Optional.of("Meier"));
    changes.put(ProfileField.DEPARTMENT, Optional.of("Sales"));
    changes.put(ProfileField.TITLE, Optional.empty());

    accounts().change(id, AccountChange.of(changes));

    profile.put(ProfileField.USER_NAME, "anna.meier");
    profile.put(ProfileField.MAIL, "anna.meier@acme.example");
    profile.put(ProfileField.FAMILY_NAME, "Meier");
    profile.put(ProfileField.DEPARTMENT, "Sales");
    profile.remove(ProfileField.TITLE);
    assertThat(read(id).profile()).isEqualTo(profile);
  }

  @Test
  default void aChangeToATakenUserNameIsTaken() {
    made(profile("7", "anna.berg"));
    String other = made(profile("8", "anna.meier"));

    assertThat(
            accounts()
                .change(
                    other,
                    AccountChange.of(Map.of(ProfileField.USER_NAME, Optional.of("anna.berg")))))
        .isInstanceOf(Written.Taken.class);
  }

  @Test
  default void anAccountIsClosedAndOpenedAgainWithItsId() {
    String id = made(profile("7", "anna.berg"));

    accounts().change(id, AccountChange.active(false));
    boolean closed = !read(id).active();
    accounts().change(id, AccountChange.active(false));
    accounts().change(id, AccountChange.active(true));

    assertThat(closed).isTrue();
    assertThat(read(id).active()).isTrue();
  }

  @Test
  default void membershipsAreSetAsOftenAsOneLikes() {
    String id = made(profile("7", "anna.berg"));
    String other = made(profile("8", "anna.meier"));

    assertThat(accounts().setMembership(id, GROUP, true)).isEqualTo(Membership.DONE);
    assertThat(accounts().setMembership(id, GROUP, true)).isEqualTo(Membership.DONE);
    assertThat(accounts().setMembership(other, GROUP, true)).isEqualTo(Membership.DONE);
    assertThat(groupsOf(id)).contains(GROUP);
    assertThat(accounts().setMembership(id, GROUP, false)).isEqualTo(Membership.DONE);
    assertThat(accounts().setMembership(id, GROUP, false)).isEqualTo(Membership.DONE);
    assertThat(groupsOf(id)).doesNotContain(GROUP);
    assertThat(groupsOf(other)).contains(GROUP);
  }

  /** Groups by the account itself; an app that does not show them overrides this. */
  default Set<String> groupsOf(String remoteId) {
    Set<String> groups = read(remoteId).groups();
    return groups == null ? Set.of() : groups;
  }

  @Test
  default void aMissingGroupIsToldAndNoError() {
    String id = made(profile("7", "anna.berg"));

    assertThat(accounts().setMembership(id, "nobody-made-it", true))
        .isEqualTo(Membership.GROUP_UNKNOWN);
  }

  @Test
  default void aMissingAccountIsToldAndLookedUpAgain() {
    assertThat(accounts().find(byId("no-such-id"))).isEmpty();
    assertThatThrownBy(() -> accounts().change("no-such-id", AccountChange.active(true)))
        .isInstanceOf(CallFailure.Later.class);
  }
}
