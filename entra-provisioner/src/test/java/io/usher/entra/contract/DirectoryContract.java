// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.EntraEffect.UpdateUser.Change;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the port {@link Directory} promises; readers see what writers wrote. */
public abstract class DirectoryContract {

  private static final Address ADA = new Address("ada.lovelace", "acme.example");

  protected abstract Directory directory();

  /** A user that somebody else made. */
  protected abstract String existingUser(String upn, String employeeId);

  /** Leaves that many seats of M365_E3. */
  protected abstract void seats(int count);

  @Test
  void whatWasCreatedIsFoundByIdAndByKey() {
    KnownAccount made = create(ADA, "E1");

    KnownAccount byId = found(byId(made.id()));
    KnownAccount byKey = found(AccountQuery.byKey("E1"));

    assertThat(byId.attributes()).isEqualTo(attributes("E1"));
    assertThat(byId.name().userPrincipalName()).isEqualTo("ada.lovelace@acme.example");
    assertThat(byId.state().enabled()).isTrue();
    assertThat(byKey).isEqualTo(byId);
  }

  @Test
  void nobodyIsFoundByAKeyThatNobodyHas() {
    assertThat(directory().find(AccountQuery.byKey("E404"))).isInstanceOf(Finding.None.class);
  }

  @Test
  void aKeyThatTwoAccountsHaveIsAmbiguous() {
    existingUser("a@acme.example", "E2");
    existingUser("b@acme.example", "E2");

    assertThat(directory().find(AccountQuery.byKey("E2"))).isEqualTo(new Finding.Several(2));
  }

  @Test
  void anAddressThatIsTakenConflictsAndItsHolderIsTold() {
    String id = existingUser("ada.lovelace@acme.example", "X9");

    assertThat(directory().create(account(ADA, "E3"))).isInstanceOf(Creation.Conflict.class);
    assertThat(directory().holderOf(ADA)).contains(new AddressHolder(id, Optional.of("X9")));
    assertThat(directory().holderOf(new Address("nobody", "acme.example"))).isEmpty();
  }

  @Test
  void attributesAreSetAndCleared() {
    KnownAccount made = create(ADA, "E4");
    EntraEffect update =
        new EntraEffect.UpdateUser(
            Map.of(
                Attribute.DEPARTMENT,
                new Change(Optional.of("Engineering"), Optional.of("Sales")),
                Attribute.JOB_TITLE,
                new Change(Optional.of("Engineer"), Optional.empty()),
                Attribute.EXTENSION_1,
                new Change(Optional.of("4711"), Optional.empty()),
                Attribute.EXTENSION_2,
                new Change(Optional.empty(), Optional.of("second"))));

    apply(made, update);

    Map<Attribute, String> expected = new EnumMap<>(attributes("E4"));
    expected.put(Attribute.DEPARTMENT, "Sales");
    expected.put(Attribute.EXTENSION_2, "second");
    expected.remove(Attribute.JOB_TITLE);
    expected.remove(Attribute.EXTENSION_1);
    assertThat(found(byId(made.id())).attributes()).isEqualTo(expected);
  }

  @Test
  void signInIsClosedAndOpened() {
    KnownAccount made = create(ADA, "E5");

    apply(made, new EntraEffect.DisableSignIn());
    apply(made, new EntraEffect.RevokeSessions());
    assertThat(found(byId(made.id())).state().enabled()).isFalse();

    apply(made, new EntraEffect.EnableSignIn());
    assertThat(found(byId(made.id())).state().enabled()).isTrue();
  }

  @Test
  void licencesAreExchangedInOneStepAndRepeatedWithoutEffect() {
    KnownAccount made = create(ADA, "E6");

    apply(made, new EntraEffect.AssignLicence("M365_E3"));
    apply(made, new EntraEffect.AssignLicence("M365_E3"));
    assertThat(found(byId(made.id())).holdings().licences()).containsExactly("M365_E3");
    assertThat(found(byId(made.id())).mailbox().expected()).isTrue();

    apply(made, new EntraEffect.AssignLicence("VISIO"), new EntraEffect.RemoveLicence("M365_E3"));
    assertThat(found(byId(made.id())).holdings().licences()).containsExactly("VISIO");
    apply(made, new EntraEffect.RemoveLicence("M365_E3"));
  }

  @Test
  void withoutASeatTheLicenceIsLeftOutWithTheTimeOfTheNextTry() {
    seats(0);
    KnownAccount made = create(ADA, "E7");

    Applied applied =
        directory()
            .apply(made.id(), List.of(new EntraEffect.AssignLicence("M365_E3")), Precedence.NORMAL);

    assertThat(applied)
        .isInstanceOfSatisfying(
            Applied.LeftOut.class,
            leftOut -> {
              assertThat(leftOut.reason().code()).isEqualTo(ReasonCode.LICENCE_NO_SEATS);
              assertThat(leftOut.reason().nextTry()).isPresent();
            });
  }

  @Test
  void membershipsAreRepeatableInBothDirections() {
    KnownAccount made = create(ADA, "E8");

    apply(made, new EntraEffect.AddToGroup("all-staff"));
    apply(made, new EntraEffect.AddToGroup("engineering"));
    apply(made, new EntraEffect.AddToGroup("all-staff"));
    assertThat(found(byId(made.id())).holdings().groups())
        .containsExactly("all-staff", "engineering");

    apply(made, new EntraEffect.RemoveFromGroup("all-staff"));
    apply(made, new EntraEffect.RemoveFromGroup("all-staff"));
    assertThat(found(byId(made.id())).holdings().groups()).containsExactly("engineering");
  }

  @Test
  void aGroupThatDoesNotExistIsLeftOut() {
    KnownAccount made = create(ADA, "E9");

    assertThat(
            directory()
                .apply(
                    made.id(),
                    List.of(new EntraEffect.AddToGroup("no-such-group")),
                    Precedence.NORMAL))
        .isInstanceOfSatisfying(
            Applied.LeftOut.class,
            leftOut -> assertThat(leftOut.reason().code()).isEqualTo(ReasonCode.GROUP_UNKNOWN));
  }

  @Test
  void theManagerIsLinkedChangedAndUnlinked() {
    KnownAccount made = create(ADA, "E10");
    String grace = existingUser("grace@acme.example", "E11");
    String katherine = existingUser("katherine@acme.example", "E12");
    WorkerKey key = new WorkerKey("bamboo", "1");

    apply(made, new EntraEffect.SetManager(key, grace));
    assertThat(found(byId(made.id())).holdings().managerId()).contains(grace);
    apply(made, new EntraEffect.SetManager(key, katherine));
    assertThat(found(byId(made.id())).holdings().managerId()).contains(katherine);
    apply(made, new EntraEffect.RemoveManager());
    apply(made, new EntraEffect.RemoveManager());
    assertThat(found(byId(made.id())).holdings().managerId()).isEmpty();
  }

  @Test
  void aManagerWhoseAccountWasDeletedIsLeftOut() {
    KnownAccount made = create(ADA, "E16");
    KnownAccount manager = create(new Address("grace.hopper", "acme.example"), "E17");
    apply(manager, new EntraEffect.DeleteUser());

    Applied applied =
        directory()
            .apply(
                made.id(),
                List.of(new EntraEffect.SetManager(new WorkerKey("bamboo", "17"), manager.id())),
                Precedence.NORMAL);

    assertThat(applied)
        .isInstanceOfSatisfying(
            Applied.LeftOut.class,
            leftOut -> assertThat(leftOut.reason().code()).isEqualTo(ReasonCode.MANAGER_NOT_YET));
  }

  @Test
  void aDeletedAccountIsFoundByIdAndKeyAndComesBack() {
    KnownAccount made = create(ADA, "E13");

    apply(made, new EntraEffect.DeleteUser());
    assertThat(found(byId(made.id())).state().deleted()).isTrue();
    assertThat(found(AccountQuery.byKey("E13")).id()).isEqualTo(made.id());

    apply(made, new EntraEffect.RestoreUser(made.name().userPrincipalName()));
    assertThat(found(byId(made.id())).state().deleted()).isFalse();
  }

  @Test
  void aFreshAccountThatCannotBeReadIsNotTakenForMissing() {
    AccountQuery fresh =
        new AccountQuery(
            Optional.of("00000000-0000-0000-0000-000000000001"), true, Optional.of("E14"));

    assertThatThrownBy(() -> directory().find(fresh))
        .isInstanceOfSatisfying(
            CallFailure.Later.class,
            later -> assertThat(later.reason().code()).isEqualTo(ReasonCode.NOT_YET_VISIBLE));
  }

  @Test
  void anAccountThatIsGoneForGoodIsLookedForByItsKey() {
    String id = existingUser("new@acme.example", "E15");
    AccountQuery old =
        new AccountQuery(
            Optional.of("00000000-0000-0000-0000-000000000001"), false, Optional.of("E15"));

    assertThat(found(old).id()).isEqualTo(id);
  }

  private void apply(KnownAccount account, EntraEffect... step) {
    assertThat(directory().apply(account.id(), List.of(step), Precedence.NORMAL))
        .isInstanceOf(Applied.Done.class);
  }

  protected final KnownAccount create(Address address, String key) {
    return switch (directory().create(account(address, key))) {
      case Creation.Created created -> created.account();
      case Creation.Conflict conflict -> throw new AssertionError("The address is taken");
    };
  }

  private KnownAccount found(AccountQuery query) {
    return switch (directory().find(query)) {
      case Finding.One one -> one.account();
      case Finding.None none -> throw new AssertionError("Nobody was found");
      case Finding.Several several -> throw new AssertionError("Several were found");
      case Finding.Anothers anothers -> throw new AssertionError("Only the register knows that");
    };
  }

  protected static AccountQuery byId(String id) {
    return new AccountQuery(Optional.of(id), false, Optional.empty());
  }

  protected static NewAccount account(Address address, String key) {
    return new NewAccount(address, attributes(key), true);
  }

  private static Map<Attribute, String> attributes(String key) {
    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    attributes.put(Attribute.EMPLOYEE_ID, key);
    attributes.put(Attribute.DISPLAY_NAME, "Ada Lovelace");
    attributes.put(Attribute.GIVEN_NAME, "Ada");
    attributes.put(Attribute.SURNAME, "Lovelace");
    attributes.put(Attribute.DEPARTMENT, "Engineering");
    attributes.put(Attribute.JOB_TITLE, "Engineer");
    attributes.put(Attribute.USAGE_LOCATION, "DE");
    attributes.put(Attribute.EMPLOYEE_HIRE_DATE, "2026-02-28T23:00:00Z");
    attributes.put(Attribute.EXTENSION_1, "4711");
    return attributes;
  }
}
