// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A SCIM server by others (SCIM-SDK), over HTTP and in memory. */
final class PeerServer implements AutoCloseable {

  private final PeerUsers users = new PeerUsers();
  private final PeerGroups groups = new PeerGroups();
  private final ResourceEndpoint endpoint;
  private final HttpServer server;

  PeerServer(String group) {
    endpoint = new ResourceEndpoint(provider());
    endpoint
        .registerEndpoint(new UserEndpointDefinition(users))
        .getFeatures()
        .setAutoFiltering(true);
    endpoint
        .registerEndpoint(new GroupEndpointDefinition(groups))
        .getFeatures()
        .setAutoFiltering(true);
    groups.put(Group.builder().id("g1").displayName(group).build());
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private static ServiceProvider provider() {
    return ServiceProvider.builder()
        .filterConfig(FilterConfig.builder().supported(true).maxResults(100).build())
        .patchConfig(PatchConfig.builder().supported(true).build())
        .authenticationSchemes(
            List.of(
                AuthenticationScheme.builder()
                    .name("Bearer")
                    .description("Bearer")
                    .type("oauthbearertoken")
                    .build()))
        .build();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scim/v2");
  }

  /** Names of the groups that the user is in. */
  Set<String> groupsOf(String userId) {
    return groups.all().stream()
        .filter(
            group ->
                group.getMembers().stream()
                    .anyMatch(member -> member.getValue().filter(userId::equals).isPresent()))
        .flatMap(group -> group.getDisplayName().stream())
        .collect(Collectors.toSet());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String url = base().resolve(exchange.getRequestURI()).toString();
    ScimResponse response =
        endpoint.handleRequest(
            url, HttpMethod.valueOf(exchange.getRequestMethod()), body, headers, new Context(null));
    byte[] bytes =
        response.isEmpty() ? new byte[0] : response.toString().getBytes(StandardCharsets.UTF_8);
    response.getHttpHeaders().forEach((n, v) -> exchange.getResponseHeaders().set(n, v));
    exchange.sendResponseHeaders(response.getHttpStatus(), bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static final class PeerUsers extends PeerResources<User> {

    @Override
    boolean clash(User one, User other) {
      return one.getUserName().orElse("").equalsIgnoreCase(other.getUserName().orElse(""));
    }
  }

  private static final class PeerGroups extends PeerResources<Group> {

    @Override
    boolean clash(Group one, Group other) {
      return one.getDisplayName().equals(other.getDisplayName());
    }
  }
}
