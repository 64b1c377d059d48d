// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import io.usher.sandbox.http.Exchange.Answered;
import io.usher.sandbox.http.Exchange.Dropped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a call to the handler of its route: fault, latency, credentials and limits, handler,
 * ledger. The items of a Graph batch come through here as well, one by one.
 */
public final class Switchboard {
  private static final System.Logger LOG = System.getLogger(Switchboard.class.getName());

  private final Routes routes;
  private final List<Vendor> vendors;
  private final Faults faults;
  private final Latency latency;
  private final Ledger ledger;
  private final Clock clock;

  public Switchboard(
      List<Vendor> vendors, Faults faults, Latency latency, Ledger ledger, Clock clock) {
    this.vendors = List.copyOf(vendors);
    this.routes = new Routes(vendors);
    this.faults = faults;
    this.latency = latency;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Empty when the path belongs to no vendor. */
  public Optional<Exchange> connect(Call call) {
    Routes.Match match = routes.match(call);
    Optional<Vendor> vendor =
        match.vendor().or(() -> vendors.stream().filter(v -> v.owns(call.path())).findFirst());
    return vendor.map(found -> connect(found, match, call));
  }

  private Exchange connect(Vendor vendor, Routes.Match match, Call call) {
    if (!call.isBatchItem()) {
      latency.pass();
    }
    Optional<FaultRule> fault = faults.strike(vendor.name(), call);
    Exchange exchange =
        fault
            .map(rule -> underFault(vendor, match, call, rule))
            .orElseGet(() -> new Answered(answer(vendor, match, call)));
    String outcome =
        switch (exchange) {
          case Answered(Reply reply) -> Integer.toString(reply.status());
          case Dropped(FaultKind why) -> why.code();
        };
    ledger.record(
        clock.instant(), vendor.name(), call, outcome, fault.map(r -> r.kind().code()).orElse(""));
    return exchange;
  }

  private Exchange underFault(Vendor vendor, Routes.Match match, Call call, FaultRule rule) {
    return switch (rule.kind()) {
      case THROTTLE -> new Answered(faulty(vendor, call, 429, rule));
      case STATUS -> new Answered(faulty(vendor, call, rule.status(), rule));
      case RESET -> dropped(rule);
      case TIMEOUT -> {
        hang(call, rule);
        yield dropped(rule);
      }
      case TIMEOUT_COMMITTED -> {
        answer(vendor, match, call);
        hang(call, rule);
        yield dropped(rule);
      }
      case LOST_RESPONSE -> {
        answer(vendor, match, call);
        yield dropped(rule);
      }
      case IGNORED_DEACTIVATION -> {
        call.ignoreDeactivation();
        yield new Answered(answer(vendor, match, call));
      }
    };
  }

  private static void hang(Call call, FaultRule rule) {
    if (!call.isBatchItem()) {
      Latency.pause(rule.hang());
    }
  }

  private static Exchange dropped(FaultRule rule) {
    return new Dropped(rule.kind());
  }

  private static Reply faulty(Vendor vendor, Call call, int status, FaultRule rule) {
    Reply reply = vendor.failure(call, status, "This failure was asked for by a fault rule.");
    boolean mayComeBack = status == 429 || status == 503;
    if (mayComeBack && !rule.retryAfter().isZero()) {
      reply = reply.with("Retry-After", Long.toString(rule.retryAfter().toSeconds()));
    }
    return vendor.finish(call, reply);
  }

  private static Reply answer(Vendor vendor, Routes.Match match, Call call) {
    Reply reply;
    try {
      vendor.admit(call);
      Optional<Route> route = match.route();
      reply =
          route.isPresent()
              ? route.get().handler().handle(call)
              : vendor.failure(call, match.pathKnown() ? 405 : 404, "No such resource.");
    } catch (Rejection rejection) {
      reply = rejection.reply();
    } catch (RuntimeException e) {
      // The boundary of all handlers: a mistake in the sandbox must look like a vendor's 500.
      LOG.log(System.Logger.Level.ERROR, call.method() + " " + call.template() + " failed", e);
      reply = vendor.failure(call, 500, "The sandbox failed; its log says why.");
    }
    return vendor.finish(call, reply);
  }

  /** The routing table by number of segments; earlier routes win, so literals come first. */
  private static final class Routes {
    private final Map<Integer, List<Line>> lines = new HashMap<>();

    private record Line(Vendor vendor, Route route, List<String> segments) {}

    private record Match(Optional<Vendor> vendor, Optional<Route> route, boolean pathKnown) {}

    Routes(List<Vendor> vendors) {
      for (Vendor vendor : vendors) {
        for (Route route : vendor.routes()) {
          List<String> segments = route.segments();
          lines
              .computeIfAbsent(segments.size(), size -> new ArrayList<>())
              .add(new Line(vendor, route, segments));
        }
      }
    }

    Match match(Call call) {
      List<String> segments = call.segments();
      Vendor owner = null;
      for (Line line : lines.getOrDefault(segments.size(), List.of())) {
        Optional<Map<String, String>> values = values(line.segments(), segments);
        if (values.isPresent()) {
          owner = line.vendor();
          call.matched(line.route().template(), values.get());
          if (line.route().method().equals(call.method())) {
            return new Match(Optional.of(owner), Optional.of(line.route()), true);
          }
        }
      }
      return new Match(Optional.ofNullable(owner), Optional.empty(), owner != null);
    }

    private static Optional<Map<String, String>> values(List<String> template, List<String> path) {
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < template.size(); i++) {
        String expected = template.get(i);
        String actual = Call.decode(path.get(i));
        if (expected.startsWith("{")) {
          if (actual.isEmpty()) {
            return Optional.empty();
          }
          values.put(expected.substring(1, expected.length() - 1), actual);
        } else if (!expected.equalsIgnoreCase(actual)) {
          return Optional.empty();
        }
      }
      return Optional.of(values);
    }
  }
}
