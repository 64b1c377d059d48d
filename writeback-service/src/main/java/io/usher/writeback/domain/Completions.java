// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether an admission is complete: the directory, every app and HR have ended their work.
 *
 * <p>What ended with a reason is complete too, as HELD or FAILED, so that nothing ends silently; it
 * is told again when that changes, and only then.
 */
public final class Completions {

  private Completions() {}

  /**
   * Decides it from what is known now.
   *
   * @param apps newest outcome of each app that told one
   * @param companyApps names of all apps in the company folder
   */
  public static CompletionDecision decide(
      DirectoryFact directory,
      List<AppFact> apps,
      Set<String> companyApps,
      WriteBackResult writeBack,
      Told last) {
    if (directory.moreFollows()) {
      return new CompletionDecision.NotYet(Intents.directory(directory));
    }
    if (!directory.endedWithoutAccount() && !settled(directory, apps, companyApps)) {
      return new CompletionDecision.NotYet(
          Reason.of(ReasonCode.APPS_NOT_SETTLED, "An app still works on this person"));
    }
    return switch (writeBack) {
      case WriteBackResult.NotYet notYet -> new CompletionDecision.NotYet(notYet.reason());
      case WriteBackResult.NotWanted notWanted ->
          tell(directory, following(directory, apps), Map.of(), notWanted.reasons(), last);
      case WriteBackResult.Ended ended ->
          tell(directory, following(directory, apps), ended.holding(), ended.held(), last);
    };
  }

  private static boolean settled(
      DirectoryFact directory, List<AppFact> apps, Set<String> companyApps) {
    List<AppFact> following = following(directory, apps);
    Set<String> ended =
        following.stream().filter(AppFact::ended).map(AppFact::app).collect(Collectors.toSet());
    return ended.containsAll(companyApps) || following.stream().anyMatch(AppFact::allAppsSettled);
  }

  private static List<AppFact> following(DirectoryFact directory, List<AppFact> apps) {
    return apps.stream()
        .filter(app -> app.follows(directory))
        .sorted(Comparator.comparing(AppFact::app))
        .toList();
  }

  private static CompletionDecision tell(
      DirectoryFact directory,
      List<AppFact> apps,
      Map<String, OwnValue> holding,
      List<Reason> remarks,
      Told last) {
    List<Reason> reasons = new ArrayList<>(directory.reasons());
    apps.stream().filter(AppFact::lacks).forEach(app -> reasons.addAll(named(app)));
    reasons.addAll(remarks);
    List<WriteField> effects =
        holding.entrySet().stream()
            .filter(field -> field.getValue().writtenFor() == directory.admittedVersion())
            .map(field -> new WriteField(field.getKey(), ""))
            .toList();
    OutcomeStatus status = status(directory, apps, remarks, !effects.isEmpty());
    List<String> writtenBack = holding.keySet().stream().sorted().toList();
    String digest = digest(directory, apps, status, writtenBack, reasons);
    if (digest.equals(last.digest())) {
      return new CompletionDecision.ToldAlready();
    }
    Optional<Instant> writtenBackAt =
        holding.values().stream()
            .flatMap(own -> own.verifiedAt().stream())
            .max(Comparator.naturalOrder());
    return new CompletionDecision.Tell(
        new Completion(
            last.version() + 1, status, writtenBack, effects, reasons, writtenBackAt, digest));
  }

  /** The worst of all parts; waiting for the first day is no fault. */
  private static OutcomeStatus status(
      DirectoryFact directory, List<AppFact> apps, List<Reason> remarks, boolean written) {
    Set<OutcomeStatus> parts =
        Stream.concat(Stream.of(directory.status()), apps.stream().map(AppFact::status))
            .collect(Collectors.toSet());
    if (parts.contains(OutcomeStatus.FAILED)) {
      return OutcomeStatus.FAILED;
    }
    boolean refused = remarks.stream().anyMatch(r -> r.code() != ReasonCode.WAITING_FOR_FIRST_DAY);
    if (refused || parts.contains(OutcomeStatus.HELD) || parts.contains(OutcomeStatus.WAITING)) {
      return OutcomeStatus.HELD;
    }
    return written || parts.contains(OutcomeStatus.APPLIED)
        ? OutcomeStatus.APPLIED
        : OutcomeStatus.UNCHANGED;
  }

  private static List<Reason> named(AppFact app) {
    Function<Reason, Reason> withApp =
        r -> new Reason(r.code(), app.app() + ": " + r.message(), r.field(), r.retryAt());
    return app.reasons().stream().map(withApp).toList();
  }

  /** Times, texts and the difference between applied and unchanged are not in it. */
  private static String digest(
      DirectoryFact directory,
      List<AppFact> apps,
      OutcomeStatus status,
      List<String> writtenBack,
      List<Reason> reasons) {
    boolean good = status == OutcomeStatus.APPLIED || status == OutcomeStatus.UNCHANGED;
    String account =
        directory.account().map(a -> a.userPrincipalName() + "\n" + a.mail().orElse("")).orElse("");
    List<String> lacking =
        apps.stream().filter(AppFact::lacks).map(a -> a.app() + "/" + a.status()).toList();
    List<String> why =
        reasons.stream().map(r -> r.code() + "/" + r.field()).distinct().sorted().toList();
    String text =
        String.join(
            "\n",
            Long.toString(directory.admittedVersion()),
            directory.stage().name(),
            good ? "good" : status.name(),
            account,
            writtenBack.toString(),
            lacking.toString(),
            why.toString());
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
  }
}
