// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import io.usher.core.Effect;
import io.usher.core.Reason;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has happened so far in one try. It survives a failure in the middle. */
final class Progress {

  private final List<Effect> performed = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>();
  private final Set<String> groups;
  private final Set<String> notShown = new TreeSet<>();
  private @Nullable String remoteId;
  private boolean active;
  private boolean unsure;
  private @Nullable String triedAddress;
  private @Nullable Instant closeAskedAt;
  private int closeTries;
  private boolean seenClosed;
  private Link.@Nullable Settled settled;

  Progress(Link link) {
    this.groups = new TreeSet<>(link.groups());
    this.remoteId = link.remoteId();
    this.unsure = link.unsure();
    this.triedAddress = link.triedAddress();
    this.closeAskedAt = link.closeAskedAt();
    this.closeTries = link.closeTries();
  }

  /** The app was looked at: nothing is unknown any more. */
  void saw(@Nullable KnownAppAccount account, Set<String> managedGroups) {
    unsure = false;
    triedAddress = null;
    remoteId = account == null ? null : account.remoteId();
    active = account != null && account.active();
    Set<String> shown = account == null ? Set.of() : account.groups();
    if (shown != null) {
      notShown.addAll(groups);
      groups.clear();
      shown.stream().filter(managedGroups::contains).forEach(groups::add);
      notShown.retainAll(managedGroups);
      notShown.removeAll(groups);
    }
  }

  /** A write begins: until it is seen to end, its outcome is unknown. */
  void begins() {
    unsure = true;
    settled = null;
  }

  void creationBegins(@Nullable String address) {
    begins();
    triedAddress = address;
  }

  /** The write ended as wanted. */
  void done(Effect effect) {
    unsure = false;
    performed.add(effect);
  }

  /** The write changed nothing. */
  void nothingHappened() {
    unsure = false;
  }

  void opened(String id) {
    remoteId = id;
    active = true;
    triedAddress = null;
    closeAskedAt = null;
    closeTries = 0;
  }

  void granted(String group) {
    groups.add(group);
    notShown.remove(group);
  }

  void revoked(String group) {
    groups.remove(group);
    notShown.remove(group);
  }

  void closeAsked(Instant at) {
    closeAskedAt = at;
    closeTries++;
  }

  void closed() {
    active = false;
    seenClosed = true;
    closeAskedAt = null;
    closeTries = 0;
  }

  void settled(String desired, Instant at) {
    settled = new Link.Settled(desired, at);
  }

  void because(Reason reason) {
    reasons.add(reason);
  }

  int closeTries() {
    return closeTries;
  }

  String remoteId() {
    if (remoteId == null) {
      throw new IllegalStateException("The plan changes an account that nobody has seen");
    }
    return remoteId;
  }

  List<Effect> performed() {
    return List.copyOf(performed);
  }

  List<Reason> reasons() {
    return List.copyOf(reasons);
  }

  /** What the outcome tells of the account. */
  Ending.Account account() {
    return new Ending.Account(remoteId, active, seenClosed, List.copyOf(groups));
  }

  /** What to remember: a group that was given and is not shown stays until it is taken back. */
  Link link() {
    Set<String> given = new TreeSet<>(groups);
    given.addAll(notShown);
    return new Link(remoteId, given, unsure, triedAddress, closeAskedAt, closeTries, settled);
  }
}
