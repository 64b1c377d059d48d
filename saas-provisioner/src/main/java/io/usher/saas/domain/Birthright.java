// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one app owes one person: the union of all roles that hold.
 *
 * @param verdict whether the person gets an account
 * @param granted groups that the person must be in
 * @param undecided groups about which nothing can be concluded, because a field that the condition
 *     reads was not shown by HR: they are neither granted nor revoked
 */
public record Birthright(Verdict verdict, SortedSet<String> granted, Set<String> undecided) {

  /** Whether a person gets an account. */
  public enum Verdict {
    ENTITLED,
    NOT_ENTITLED,
    /** Absent is not false: nothing is taken away and nothing new is given. */
    UNKNOWN
  }

  public Birthright {
    granted = Collections.unmodifiableSortedSet(new TreeSet<>(granted));
    undecided = Set.copyOf(undecided);
  }

  /**
   * The birthright of a person.
   *
   * @param roles what the roles give in the app
   */
  public static Birthright of(Person person, List<Role> roles) {
    boolean entitled = false;
    boolean unknown = false;
    SortedSet<String> granted = new TreeSet<>();
    Set<String> undecided = new TreeSet<>();
    for (Role role : roles) {
      if (role.undecidedFor(person)) {
        unknown = true;
        undecided.addAll(role.groups());
      } else if (role.when().test(person)) {
        entitled = true;
        granted.addAll(role.groups());
      }
    }
    undecided.removeAll(granted);
    Verdict verdict =
        entitled ? Verdict.ENTITLED : unknown ? Verdict.UNKNOWN : Verdict.NOT_ENTITLED;
    return new Birthright(verdict, granted, undecided);
  }
}
