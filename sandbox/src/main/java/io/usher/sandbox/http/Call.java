// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the sandbox. The request part never changes; handlers note on it
 * whom it touched and whether it had an effect, for the ledger.
 */
public final class Call {
  private final String method;
  private final String path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;
  private Map<String, String> parameters = Map.of();
  private String template = "";
  private String objectId = "";
  private String person = "";
  private boolean effect;
  private boolean batchItem;
  private boolean deactivationIgnored;

  /**
   * @param target path and query as sent, still percent-encoded
   * @param headers names in lower case
   */
  public Call(String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    this.method = method;
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? Map.of() : pairs(target.substring(mark + 1));
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** The path's segments, still encoded. */
  List<String> segments() {
    return List.of(path.substring(1).split("/", -1));
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  public Map<String, String> query() {
    return query;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public byte[] body() {
    return body.clone();
  }

  /** The body as JSON; empty when it is none. */
  public Optional<JsonNode> json() {
    return body.length == 0 ? Optional.empty() : Json.parse(body);
  }

  /** The body as a JSON object; empty when it is none. */
  public Optional<ObjectNode> jsonObject() {
    return json().filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  /** The body as a form. */
  public Map<String, String> form() {
    return pairs(new String(body, StandardCharsets.UTF_8));
  }

  /** A path parameter of the matched route, decoded. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no parameter " + name + " in " + template);
    }
    return value;
  }

  /** Scheme, host and prefix as the caller sees them, for links in bodies. */
  public String origin() {
    return "http://" + header("host").orElse("127.0.0.1");
  }

  public String template() {
    return template;
  }

  public boolean isWrite() {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  public boolean isBatchItem() {
    return batchItem;
  }

  /** Whether it takes an account out of use: by a flag in the body, or by DELETE of a user. */
  boolean isDeactivation() {
    String text = new String(body, StandardCharsets.UTF_8);
    boolean flag = text.contains("ctive") || text.contains("accountEnabled");
    boolean user = template.endsWith("/Users/{id}") || template.endsWith("/users/{id}");
    return user && (method.equals("DELETE") || (isWrite() && flag && text.contains("alse")));
  }

  /** A fault rule asked for an answer of success to a deactivation that changes nothing. */
  public boolean isDeactivationIgnored() {
    return deactivationIgnored;
  }

  /** Notes the object that the call is about. */
  public void touched(String id, @Nullable String personKey) {
    objectId = id;
    if (personKey != null) {
      person = personKey;
    }
  }

  /** Notes that state was changed. */
  public void changed() {
    effect = true;
  }

  public void markBatchItem() {
    batchItem = true;
  }

  void ignoreDeactivation() {
    deactivationIgnored = true;
  }

  void matched(String routeTemplate, Map<String, String> values) {
    template = routeTemplate;
    parameters = Map.copyOf(values);
  }

  String objectId() {
    return objectId;
  }

  String person() {
    return person;
  }

  boolean effect() {
    return effect;
  }

  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Stream.of(text.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .forEach(
            pair -> {
              int equals = pair.indexOf('=');
              String name = equals < 0 ? pair : pair.substring(0, equals);
              String value = equals < 0 ? "" : pair.substring(equals + 1);
              pairs.put(
                  URLDecoder.decode(name, StandardCharsets.UTF_8),
                  URLDecoder.decode(value, StandardCharsets.UTF_8));
            });
    return pairs;
  }
}
