// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A SCIM 2.0 server written from RFC 7643 and 7644 alone, which uses every freedom that they leave:
 * other spellings of attributes and headers, pages of one, no {@code Resources} when nothing is
 * found, no body after a PATCH, ids with any character, schemas that nobody knows. Its booleans are
 * texts, as some apps write them.
 */
final class OddServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EQUAL = Pattern.compile("(\\w+) eq (\".*\")");
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  private final HttpServer server;
  private final OddResources resources = new OddResources();

  /** An error with its SCIM type. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String type;

    Refusal(int status, String type) {
      super(status + " " + type);
      this.status = status;
      this.type = type;
    }
  }

  OddServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/odd/scim");
  }

  OddResources resources() {
    return resources;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    int status;
    JsonNode reply;
    synchronized (resources) {
      try {
        reply = route(exchange, body);
        status = exchange.getRequestMethod().equals("POST") ? 201 : reply == null ? 204 : 200;
      } catch (Refusal refusal) {
        status = refusal.status;
        reply = error(refusal);
      }
    }
    byte[] bytes = reply == null ? new byte[0] : JSON.writeValueAsBytes(oddly(reply));
    exchange.getResponseHeaders().add("cOnTeNt-tYpE", "application/scim+json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private @Nullable JsonNode route(HttpExchange exchange, JsonNode body) {
    if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      throw new Refusal(401, "");
    }
    String path = exchange.getRequestURI().getRawPath().substring("/odd/scim/".length());
    String[] parts = path.split("/", -1);
    boolean users = parts[0].equals("Users");
    String id = parts.length == 1 ? "" : decoded(parts[1]);
    return switch (exchange.getRequestMethod() + parts.length) {
      case "GET1" -> list(users, exchange.getRequestURI().getRawQuery());
      case "GET2" -> users ? resources.user(id) : resources.group(id);
      case "POST1" -> resources.create((ObjectNode) body);
      case "PATCH2" -> {
        if (users) {
          resources.patchUser(id, body.path("Operations"));
        } else {
          resources.patchGroup(id, body.path("Operations"));
        }
        yield null;
      }
      default -> throw new Refusal(404, "");
    };
  }

  private ObjectNode list(boolean users, String query) {
    Map<String, String> parameters =
        Stream.of(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
    Matcher filter = EQUAL.matcher(parameters.get("filter"));
    if (!filter.matches()) {
      throw new Refusal(400, "invalidFilter");
    }
    List<ObjectNode> found = resources.find(users, filter.group(1), text(filter.group(2)));
    int start = Integer.parseInt(parameters.getOrDefault("startIndex", "1"));
    ObjectNode list = JSON.createObjectNode().put("totalResults", found.size());
    list.putArray("schemas").add(LIST);
    found.stream()
        .skip(start - 1L)
        .findFirst()
        .ifPresent(
            one -> {
              list.put("startIndex", start).put("itemsPerPage", 1);
              list.putArray("Resources").add(one);
            });
    return list;
  }

  private static ObjectNode error(Refusal refusal) {
    ObjectNode error = JSON.createObjectNode().put("status", Integer.toString(refusal.status));
    error.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
    Optional.of(refusal.type).filter(t -> !t.isEmpty()).ifPresent(t -> error.put("scimType", t));
    return error;
  }

  static String text(String quoted) {
    try {
      return JSON.readTree(quoted).asText();
    } catch (IOException e) {
      throw new Refusal(400, "invalidFilter");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The first letter of each name in the other case, and booleans as texts. */
  private static JsonNode oddly(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode odd = JSON.createObjectNode();
      object.properties().forEach(field -> odd.set(odd(field.getKey()), oddly(field.getValue())));
      return odd;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode odd = JSON.createArrayNode();
      array.forEach(item -> odd.add(oddly(item)));
      return odd;
    }
    return node.isBoolean()
        ? JSON.getNodeFactory().textNode(node.booleanValue() ? "True" : "False")
        : node;
  }

  private static String odd(String name) {
    char first = name.charAt(0);
    char other =
        Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
    return name.startsWith("urn:") ? name : other + name.substring(1);
  }
}
