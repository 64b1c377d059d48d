// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An account as the directory holds it, reduced to what Usher manages.
 *
 * @param name id and sign-in name
 * @param state whether it lives and is open
 * @param attributes the attributes that have a value
 * @param holdings licences, groups and manager
 * @param mailbox what is known of the mailbox
 */
public record KnownAccount(
    Name name, State state, Map<Attribute, String> attributes, Holdings holdings, Mailbox mailbox) {

  public KnownAccount {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /**
   * What the account is called.
   *
   * @param id object id
   * @param userPrincipalName sign-in name
   */
  public record Name(String id, String userPrincipalName) {}

  /**
   * Whether it lives and is open.
   *
   * @param enabled whether sign-in is open
   * @param deleted true for one in the container of deleted items, from where it can be restored
   */
  public record State(boolean enabled, boolean deleted) {

    /** Nobody can sign in with it. */
    public boolean closed() {
      return deleted || !enabled;
    }
  }

  /**
   * What the account holds, by the names of the company folder; nothing else is seen.
   *
   * @param licences licences assigned to the account itself
   * @param groups groups it is a direct member of
   * @param managerId object id of the manager
   */
  public record Holdings(Set<String> licences, Set<String> groups, Optional<String> managerId) {

    public static final Holdings NONE = new Holdings(Set.of(), Set.of(), Optional.empty());

    public Holdings {
      licences = Collections.unmodifiableSet(new TreeSet<>(licences));
      groups = Collections.unmodifiableSet(new TreeSet<>(groups));
    }
  }

  /**
   * The mailbox.
   *
   * @param mail primary address, empty until one is known
   * @param expected whether a licence of the account, or of one of its groups, brings one
   * @param ready whether it was seen ready
   */
  public record Mailbox(Optional<String> mail, boolean expected, boolean ready) {

    public static final Mailbox NONE = new Mailbox(Optional.empty(), false, false);

    /** One that a licence brings that was given just now. */
    public static final Mailbox AWAITED = new Mailbox(Optional.empty(), true, false);

    /** The same with the address that was known, when this tells none. */
    public Mailbox after(Mailbox before) {
      return new Mailbox(mail.or(before::mail), expected, ready);
    }
  }

  /** Object id. */
  public String id() {
    return name.id();
  }

  public KnownAccount withState(State newState) {
    return new KnownAccount(name, newState, attributes, holdings, mailbox);
  }

  public KnownAccount withHoldings(Holdings newHoldings) {
    return new KnownAccount(name, state, attributes, newHoldings, mailbox);
  }

  public KnownAccount withMailbox(Mailbox newMailbox) {
    return new KnownAccount(name, state, attributes, holdings, newMailbox);
  }

  public KnownAccount withAttributes(Map<Attribute, String> newAttributes) {
    return new KnownAccount(name, state, newAttributes, holdings, mailbox);
  }

  @Override
  public String toString() {
    return "KnownAccount[" + name.id() + ", " + state + "]";
  }
}
