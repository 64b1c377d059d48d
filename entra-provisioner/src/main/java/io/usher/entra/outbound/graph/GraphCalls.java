// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.ApiException;
import io.usher.company.Limits;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.outbound.graph.GraphFailures.Subject;
import io.usher.kit.lane.Urgency;
import io.usher.kit.limit.Budgets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls: takes them from the budgets, spreads them over the app registrations, renews a
 * refused token once, and turns errors into failures.
 *
 * @see <a href="https://learn.microsoft.com/graph/throttling-limits">3,000 writes in 150 s for each
 *     app, 18,000 in 5 min for the tenant</a>
 */
final class GraphCalls {

  private static final String TENANT_BUDGET = "graph.writes";
  private static final long TENANT_WRITES = 18_000;
  private static final Duration TENANT_WINDOW = Duration.ofMinutes(5);
  private static final int THROTTLED = 429;
  private static final int ATTEMPTS_WHEN_THROTTLED = 3;

  private final List<GraphClient> clients;
  private final Budgets budgets;
  private final GraphFailures failures;
  private final Clock clock;
  private final boolean tenantCounts;
  private final AtomicInteger turn = new AtomicInteger();

  GraphCalls(List<GraphClient> clients, Limits limits, Budgets budgets, Clock clock) {
    this.clients = List.copyOf(clients);
    this.budgets = budgets;
    this.failures = new GraphFailures(clock);
    this.clock = clock;
    clients.forEach(client -> budgets.define(client.budget(), limits.writes(), limits.per()));
    this.tenantCounts = tenantCounts(limits, clients.size());
    if (tenantCounts) {
      budgets.define(TENANT_BUDGET, TENANT_WRITES, TENANT_WINDOW);
    }
  }

  /** The tenant's limit matters only when the apps' own budgets together exceed it. */
  private static boolean tenantCounts(Limits limits, int apps) {
    double perSecond = (double) limits.writes() * apps / limits.per().toSeconds();
    return perSecond > (double) TENANT_WRITES / TENANT_WINDOW.toSeconds();
  }

  /** Which errors of Graph are answers: a value for those, empty for failures. */
  interface Answers<T> extends Function<ApiException, Optional<T>> {}

  /**
   * A call that changes nothing. Without any answer it is made once more at once: up to fifteen
   * people share a look-up, and reading again is harmless. Not when Graph says how long to wait.
   */
  <T> T read(Function<GraphServiceClient, T> call, Answers<T> answers) {
    return read(next(), Subject.TENANT, call, answers);
  }

  private <T> T read(
      GraphClient client,
      Subject subject,
      Function<GraphServiceClient, T> call,
      Answers<T> answers) {
    try {
      return readOnce(client, subject, call, answers);
    } catch (CallFailure.Later failure) {
      if (failure.reason().code() != ReasonCode.TARGET_UNAVAILABLE || told(failure)) {
        throw failure;
      }
      return readOnce(client, subject, call, answers);
    }
  }

  private <T> T readOnce(
      GraphClient client,
      Subject subject,
      Function<GraphServiceClient, T> call,
      Answers<T> answers) {
    return patiently(
        () -> budgets.take(client.budget(), 0, Urgency.NORMAL),
        () -> answered(client, call, answers, failure -> failures.of(failure, subject, false)));
  }

  /**
   * Everything in a collection, over all of its pages.
   *
   * @param subject {@link Subject#ANY_PERSON} for a collection that belongs to one person
   */
  <P extends BaseCollectionPaginationCountResponse, T> List<T> all(
      Subject subject, Pages<P, T> pages) {
    GraphClient client = next();
    List<T> all = new ArrayList<>();
    Set<String> followed = new HashSet<>();
    P page = read(client, subject, pages.first(), none -> Optional.empty());
    while (true) {
      Optional.ofNullable(pages.items().apply(page)).ifPresent(all::addAll);
      String link = page.getOdataNextLink();
      if (link == null || link.isEmpty()) {
        return all;
      }
      String url = client.page(link);
      if (!followed.add(url)) {
        throw new CallFailure.Later(
            ReasonCode.TARGET_UNAVAILABLE, "The pages of a collection lead in a circle", null);
      }
      page =
          read(client, subject, graph -> pages.next().apply(graph, url), none -> Optional.empty());
    }
  }

  /**
   * A 429 says that nothing was done: once the pause that it asks for is sat out, the call is made
   * again. After the last time, and when it does not say how long, the lane waits instead.
   */
  private static <T> T patiently(Runnable admission, Supplier<T> call) {
    for (int left = ATTEMPTS_WHEN_THROTTLED; ; left--) {
      admission.run();
      try {
        return call.get();
      } catch (CallFailure.Later failure) {
        boolean throttled = failure.reason().code() == ReasonCode.TARGET_THROTTLED;
        if (left <= 1 || !throttled || !told(failure)) {
          throw failure;
        }
      }
    }
  }

  private static boolean told(CallFailure failure) {
    return failure.reason().retryAt() != null;
  }

  /** A call that changes nothing and has no error that is an answer. */
  <T> T read(Function<GraphServiceClient, T> call) {
    return read(call, none -> Optional.empty());
  }

  /**
   * A call that changes something, and counts as one write.
   *
   * @param subject whom a refusal concerns
   */
  <T> T write(
      Urgency urgency, Subject subject, Function<GraphServiceClient, T> call, Answers<T> answers) {
    GraphClient client = next();
    return patiently(
        () -> admit(client, urgency),
        () -> answered(client, call, answers, failure -> failures.of(failure, subject, true)));
  }

  private void admit(GraphClient client, Urgency urgency) {
    if (tenantCounts) {
      budgets.take(TENANT_BUDGET, 1, urgency);
    }
    budgets.take(client.budget(), 1, urgency);
  }

  private GraphClient next() {
    return clients.get(Math.floorMod(turn.getAndIncrement(), clients.size()));
  }

  private <T> T answered(
      GraphClient client,
      Function<GraphServiceClient, T> call,
      Answers<T> answers,
      UnaryOperator<RuntimeException> kind) {
    try {
      T answer = withFreshToken(client, call);
      client.untold().answered(clock.instant());
      return answer;
    } catch (ApiException answer) {
      if (answer.getResponseStatusCode() == THROTTLED) {
        pause(client, failures.retryAfter(answer));
      } else {
        client.untold().answered(clock.instant());
      }
      return answers.apply(answer).orElseThrow(() -> kind.apply(answer));
    } catch (RuntimeException failure) {
      throw kind.apply(failure);
    }
  }

  /**
   * A 401 says that nothing was done: once more with another token. A call makes its body anew each
   * time, because the client's models send only what was set since they were sent last.
   */
  private static <T> T withFreshToken(GraphClient client, Function<GraphServiceClient, T> call) {
    try {
      return call.apply(client.service());
    } catch (ApiException answer) {
      if (answer.getResponseStatusCode() != 401) {
        throw answer;
      }
      client.tokens().forget();
      return call.apply(client.service());
    }
  }

  private void pause(GraphClient client, @Nullable Instant until) {
    Instant end = until == null ? client.untold().after(clock.instant()) : until;
    budgets.pauseUntil(client.budget(), end);
  }
}
