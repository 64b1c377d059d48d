// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.State;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An account after an effect, without asking the directory again. */
public final class Aftermath {

  private Aftermath() {}

  /** The account as it is once the effect was performed. */
  public static KnownAccount of(KnownAccount account, EntraEffect effect) {
    State state = account.state();
    Holdings held = account.holdings();
    return switch (effect) {
      case EntraEffect.CreateUser created -> account;
      case EntraEffect.RevokeSessions revoked -> account;
      case EntraEffect.DisableSignIn disabled ->
          account.withState(new State(false, state.deleted()));
      case EntraEffect.EnableSignIn enabled -> account.withState(new State(true, state.deleted()));
      case EntraEffect.RestoreUser restored -> account.withState(new State(state.enabled(), false));
      case EntraEffect.DeleteUser deleted -> account.withState(new State(state.enabled(), true));
      case EntraEffect.UpdateUser update -> updated(account, update);
      case EntraEffect.AssignLicence assign ->
          account.withHoldings(
              new Holdings(
                  with(held.licences(), assign.licence()), held.groups(), held.managerId()));
      case EntraEffect.RemoveLicence remove ->
          account.withHoldings(
              new Holdings(
                  without(held.licences(), remove.licence()), held.groups(), held.managerId()));
      case EntraEffect.AddToGroup add ->
          account.withHoldings(
              new Holdings(held.licences(), with(held.groups(), add.group()), held.managerId()));
      case EntraEffect.RemoveFromGroup remove ->
          account.withHoldings(
              new Holdings(
                  held.licences(), without(held.groups(), remove.group()), held.managerId()));
      case EntraEffect.SetManager manager ->
          account.withHoldings(
              new Holdings(
                  held.licences(), held.groups(), Optional.of(manager.managerAccountId())));
      case EntraEffect.RemoveManager nobody ->
          account.withHoldings(new Holdings(held.licences(), held.groups(), Optional.empty()));
    };
  }

  private static KnownAccount updated(KnownAccount account, EntraEffect.UpdateUser update) {
    Map<Attribute, String> attributes = new TreeMap<>(account.attributes());
    update
        .changes()
        .forEach(
            (attribute, change) ->
                change
                    .to()
                    .ifPresentOrElse(
                        to -> attributes.put(attribute, to), () -> attributes.remove(attribute)));
    return account.withAttributes(attributes);
  }

  private static Set<String> with(Collection<String> names, String name) {
    Set<String> more = new TreeSet<>(names);
    more.add(name);
    return more;
  }

  private static Set<String> without(Collection<String> names, String name) {
    Set<String> fewer = new TreeSet<>(names);
    fewer.remove(name);
    return fewer;
  }
}
