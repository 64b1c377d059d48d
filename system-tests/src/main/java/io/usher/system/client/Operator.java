// SPDX-License-Identifier: Apache-2.0
package io.usher.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an IT admin does: reads and mends held records, and asks where a person stands. */
public final class Operator {

  private static final String WHO = "it-admin";
  private static final int NOT_FOUND = 404;

  private final Web web;
  private final Endpoints endpoints;

  public Operator(Web web, Endpoints endpoints) {
    this.web = web;
    this.endpoints = endpoints;
  }

  /**
   * One person's work for one target.
   *
   * @param target what the work is for
   * @param state {@code READY}, {@code RUNNING}, {@code WAITING}, {@code HELD} or {@code DONE}
   * @param dueAt when it goes on, ISO 8601 in UTC; empty when it does not by itself
   * @param reasons codes of what it waits for
   */
  public record Lane(String target, String state, String dueAt, List<String> reasons) {

    /** The state, why, and until when, in one line. */
    public String words() {
      return state
          + (reasons.isEmpty() ? "" : " for " + String.join(", ", reasons))
          + (dueAt.isEmpty() ? "" : " until " + dueAt);
    }
  }

  /**
   * A plan without effect.
   *
   * @param effects a sentence each
   * @param reasons codes of what cannot be done now
   */
  public record Plan(List<String> effects, List<String> reasons) {}

  /** Everybody who is held, with the codes of the findings. */
  public Map<String, Set<String>> held() {
    Map<String, Set<String>> held = new LinkedHashMap<>();
    String next = "";
    do {
      JsonNode page =
          web.get(endpoints.validation() + "/v1/held?limit=500&after=" + next)
              .orFail("The held records");
      page.path("items")
          .forEach(item -> held.put(item.path("key").asText(), codes(item.path("findings"))));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    return held;
  }

  /** Lets the findings of a held person go. */
  public void release(String key, Set<ReasonCode> codes) {
    Map<String, Object> body = signed("Checked with HR");
    body.put("codes", codes.stream().map(ReasonCode::code).toList());
    web.post(held(key) + "/release", body).orFail("The release");
  }

  /** Puts values in the place of HR's for a held person. */
  public void correct(String key, Map<WorkerField, String> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach((field, value) -> values.put(field.key(), value));
    Map<String, Object> body = signed("A slip of the pen");
    body.put("fields", values);
    web.post(held(key) + "/correct", body).orFail("The correction");
  }

  /** A person's lanes in a service; empty when it has not heard of the person. */
  public List<Lane> lanes(String service, String key) {
    Web.Answer answer = web.get(service + "/v1/people/" + key);
    if (answer.status() == NOT_FOUND) {
      return List.of();
    }
    List<Lane> lanes = new ArrayList<>();
    answer.orFail("The lanes").path("lanes").forEach(lane -> lanes.add(lane(lane)));
    return lanes;
  }

  /** What a provisioner would do for a person now, in all its targets. */
  public Plan plan(String service, String key) {
    JsonNode answer = web.get(service + "/v1/people/" + key + "/plan").orFail("The plan");
    return new Plan(answer.findValuesAsText("description"), answer.findValuesAsText("code"));
  }

  /** Sum of a metric over its tags; 0 when the service does not know it. */
  public double metric(String service, String name) {
    return web.text(service + "/q/metrics")
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private String held(String key) {
    return endpoints.validation() + "/v1/held/" + key;
  }

  private static Map<String, Object> signed(String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("by", WHO);
    body.put("reason", reason);
    return body;
  }

  private static Lane lane(JsonNode lane) {
    List<String> reasons = new ArrayList<>();
    lane.path("reasons").forEach(reason -> reasons.add(reason.path("code").asText()));
    return new Lane(
        lane.path("target").asText(),
        lane.path("state").asText(),
        lane.path("dueAt").asText(""),
        reasons);
  }

  private static Set<String> codes(JsonNode findings) {
    Set<String> codes = new TreeSet<>();
    findings.forEach(finding -> codes.add(finding.path("code").asText()));
    return codes;
  }
}
