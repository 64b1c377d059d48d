// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.Causes;
import io.usher.kit.limit.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what kind of failure an error of Graph is. The directory's codes are coarse, so details
 * come first and fragments of the message last. Messages can hold values of people; what is passed
 * on names codes and properties only.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Graph errors</a>
 */
final class GraphFailures {

  /** What a call is about: decides whom a refusal concerns. */
  enum Subject {
    /** One person's account: a refusal concerns this person (an administrator, for example). */
    PERSON,
    /** One person's account, by a call that Graph refuses for nobody in particular. */
    ANY_PERSON,
    /** A collection of the tenant, which is always there: a refusal concerns everybody. */
    TENANT
  }

  private static final Pattern PROPERTY =
      Pattern.compile(
          "property '([A-Za-z0-9]{1,40})'|for property ([A-Za-z0-9]{1,40})"
              + "|the ([A-Za-z0-9]{1,40}) property");

  private final Clock clock;

  GraphFailures(Clock clock) {
    this.clock = clock;
  }

  /**
   * The kind of a failure.
   *
   * @param subject what the call was about
   * @param write whether the call may have changed something
   * @return the failure to be thrown; a bug stays the exception that it is
   */
  RuntimeException of(RuntimeException failure, Subject subject, boolean write) {
    if (failure instanceof CallFailure known) {
      return known;
    }
    if (failure instanceof ApiException answer) {
      return ofAnswer(answer, subject, write);
    }
    CallFailure inner = Causes.find(failure, CallFailure.class).orElse(null);
    if (inner != null) {
      return inner;
    }
    IOException broken = Causes.find(failure, IOException.class).orElse(null);
    return broken == null ? failure : ofTransport(broken, write);
  }

  private CallFailure ofAnswer(ApiException answer, Subject subject, boolean write) {
    String what = told(answer);
    int status = answer.getResponseStatusCode();
    return switch (status) {
      case 429 -> later(ReasonCode.TARGET_THROTTLED, what, retryAfter(answer), answer);
      case 409, 423, 425 -> later(ReasonCode.TARGET_UNAVAILABLE, what, retryAfter(answer), answer);
      case 404 ->
          subject == Subject.TENANT
              ? misconfigured(ReasonCode.TARGET_MISCONFIGURED, what, answer)
              : later(ReasonCode.NOT_YET_VISIBLE, what, null, answer);
      case 401, 501 -> misconfigured(ReasonCode.TARGET_MISCONFIGURED, what, answer);
      case 403 -> forbidden(answer, subject, what);
      default -> {
        if (status == 408 || status >= 500) {
          ReasonCode code =
              write ? ReasonCode.TARGET_OUTCOME_UNKNOWN : ReasonCode.TARGET_UNAVAILABLE;
          yield later(code, what, retryAfter(answer), answer);
        }
        yield refused(answer, what);
      }
    };
  }

  private static CallFailure refused(ApiException answer, String what) {
    if (locationNotSeenYet(answer)) {
      return later(ReasonCode.NOT_YET_VISIBLE, what, null, answer);
    }
    return code(answer).equals("Request_UnsupportedQuery")
        ? misconfigured(ReasonCode.TARGET_MISCONFIGURED, what, answer)
        : new CallFailure.Refused(Reason.of(ReasonCode.TARGET_REFUSED, what), answer);
  }

  /** A full tenant concerns all; else an account that holds an administrator's role is refused. */
  private static CallFailure forbidden(ApiException answer, Subject subject, String what) {
    boolean person = subject == Subject.PERSON && !code(answer).startsWith("Directory_Quota");
    Reason reason = Reason.of(ReasonCode.TARGET_PERMISSION_MISSING, what);
    return person
        ? new CallFailure.Refused(reason, answer)
        : new CallFailure.Misconfigured(reason, answer);
  }

  private static CallFailure ofTransport(IOException broken, boolean write) {
    boolean neverArrived =
        broken instanceof ConnectException || broken instanceof UnknownHostException;
    ReasonCode code =
        write && !neverArrived ? ReasonCode.TARGET_OUTCOME_UNKNOWN : ReasonCode.TARGET_UNAVAILABLE;
    return later(code, "No answer: " + broken.getClass().getSimpleName(), null, broken);
  }

  private static CallFailure later(
      ReasonCode code, String what, @Nullable Instant at, Exception cause) {
    return new CallFailure.Later(new Reason(code, what, null, at), cause);
  }

  private static CallFailure misconfigured(ReasonCode code, String what, Exception cause) {
    return new CallFailure.Misconfigured(Reason.of(code, what), cause);
  }

  /** True for an address, or another unique value, that an object has already. */
  static boolean conflict(ApiException answer) {
    boolean detail =
        mainError(answer)
            .map(MainError::getDetails)
            .filter(details -> details.stream().anyMatch(d -> "ObjectConflict".equals(d.getCode())))
            .isPresent();
    return detail
        || (answer.getResponseStatusCode() == 409 && !concurrency(answer))
        || says(answer, "another object with the same value for property")
        || says(answer, "property netid is invalid");
  }

  private static boolean concurrency(ApiException answer) {
    return code(answer).equals("Directory_ConcurrencyViolation");
  }

  /** True when a membership that should be made is there already. */
  static boolean alreadyMember(ApiException answer) {
    return answer.getResponseStatusCode() == 400
        && says(answer, "added object references already exist");
  }

  /** True when what should be removed is not there. */
  static boolean alreadyGone(ApiException answer) {
    return answer.getResponseStatusCode() == 404
        || says(answer, "removed object references do not exist")
        || says(answer, "does not have a corresponding license")
        || says(answer, "license is inherited from a group membership");
  }

  /** True when all seats of a licence are taken. */
  static boolean noSeats(ApiException answer) {
    return says(answer, "does not have any available licenses");
  }

  /**
   * True for a refusal that often passes: Graph says it of a person who is sound while parts of the
   * tenant disagree for a moment.
   */
  static boolean mayPass(ApiException answer) {
    return answer.getResponseStatusCode() == 400
        && says(answer, "one or more property values specified are invalid");
  }

  /** The failure for a refusal that may pass. */
  static CallFailure passing(ApiException answer) {
    return later(ReasonCode.TARGET_UNAVAILABLE, told(answer), null, answer);
  }

  /**
   * True when a group does not let itself be changed: its members follow a rule, Exchange or the
   * local directory owns it, it gives roles, or it is full.
   */
  static boolean groupRefuses(ApiException answer) {
    return answer.getResponseStatusCode() == 400 || groupForbidden(answer);
  }

  /** True when that does not depend on who is to join or leave. */
  static boolean groupForbidden(ApiException answer) {
    return answer.getResponseStatusCode() == 403;
  }

  /** Why a group was left out. */
  static Reason groupRefusal(ApiException answer) {
    return Reason.of(
        groupForbidden(answer) ? ReasonCode.TARGET_PERMISSION_MISSING : ReasonCode.TARGET_REFUSED,
        told(answer));
  }

  static boolean notFound(ApiException answer) {
    return answer.getResponseStatusCode() == 404;
  }

  /** The usage location was written a moment ago, but the licence service does not see it yet. */
  private static boolean locationNotSeenYet(ApiException answer) {
    return says(answer, "invalid usage location");
  }

  /** When the target lets us in again; seconds (fractional, or a list) or an HTTP date. */
  @Nullable Instant retryAfter(ApiException answer) {
    return answer.getResponseHeaders().getOrDefault("retry-after", Set.of()).stream()
        .map(header -> RetryAfter.parse(header, clock.instant()))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static String told(ApiException answer) {
    String property =
        mainError(answer)
            .map(MainError::getMessage)
            .map(PROPERTY::matcher)
            .filter(Matcher::find)
            .map(GraphFailures::property)
            .map(name -> " about " + name)
            .orElse("");
    return "Graph answered %d %s%s"
        .formatted(answer.getResponseStatusCode(), code(answer), property);
  }

  private static String property(Matcher found) {
    return Stream.of(found.group(1), found.group(2), found.group(3))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static String code(ApiException answer) {
    return mainError(answer).map(MainError::getCode).orElse("");
  }

  private static boolean says(ApiException answer, String fragment) {
    return mainError(answer)
        .map(MainError::getMessage)
        .filter(message -> message.toLowerCase(Locale.ROOT).contains(fragment))
        .isPresent();
  }

  private static Optional<MainError> mainError(ApiException answer) {
    return answer instanceof ODataError error
        ? Optional.ofNullable(error.getError())
        : Optional.empty();
  }
}
