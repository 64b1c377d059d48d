// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.GroupCollectionResponse;
import com.microsoft.graph.models.ServicePlanInfo;
import com.microsoft.graph.models.SubscribedSku;
import io.usher.company.Directory.Licence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Ids of the licences and groups that the company folder names. Read again after a while, and soon
 * when a name was not found, because somebody may have made it meanwhile.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/subscribedsku-list">subscribedSkus</a>
 */
final class GraphCatalogue {

  /**
   * A product of the tenant.
   *
   * @param skuId its id
   * @param mailbox whether it brings a mailbox
   */
  record Product(UUID skuId, boolean mailbox) {}

  private record Content(
      Map<String, Product> products, Map<String, String> groups, Instant readAt) {}

  private static final Duration GOOD_FOR = Duration.ofMinutes(30);
  private static final Duration AT_LEAST = Duration.ofSeconds(30);
  private static final int NAMES_PER_FILTER = 12;

  private final GraphCalls calls;
  private final Map<String, Licence> licences;
  private final List<String> groupNames;
  private final Clock clock;
  private Content content = new Content(Map.of(), Map.of(), Instant.MIN);

  GraphCatalogue(
      GraphCalls calls, Map<String, Licence> licences, Set<String> groupNames, Clock clock) {
    this.calls = calls;
    this.licences = Map.copyOf(licences);
    this.groupNames = List.copyOf(groupNames);
    this.clock = clock;
  }

  /** The product of a licence in {@code directory.yaml}; empty when the tenant has none. */
  Optional<Product> product(String licence) {
    return Optional.ofNullable(content(licence).products().get(licence));
  }

  /** The id of a group; empty when there is none of that name, or several. */
  Optional<String> groupId(String group) {
    return Optional.ofNullable(content(group).groups().get(group));
  }

  /** Names of licences by product id. */
  Map<UUID, String> licenceNames() {
    Map<UUID, String> names = new HashMap<>();
    content("").products().forEach((name, product) -> names.put(product.skuId(), name));
    return names;
  }

  /** Names of the company's groups by id. */
  Map<String, String> groupNames() {
    Map<String, String> names = new HashMap<>();
    content("").groups().forEach((name, id) -> names.put(id, name));
    return names;
  }

  private synchronized Content content(String wanted) {
    Instant now = clock.instant();
    Content current = content;
    boolean missing =
        !wanted.isEmpty()
            && !current.products().containsKey(wanted)
            && !current.groups().containsKey(wanted);
    Duration keep = missing ? AT_LEAST : GOOD_FOR;
    if (current.readAt().equals(Instant.MIN) || now.isAfter(current.readAt().plus(keep))) {
      content = new Content(products(), groups(), now);
    }
    return content;
  }

  private Map<String, Product> products() {
    List<SubscribedSku> skus =
        calls.read(
            graph ->
                Optional.ofNullable(graph.subscribedSkus().get().getValue()).orElse(List.of()));
    Map<String, Product> byPartNumber = new HashMap<>();
    for (SubscribedSku sku : skus) {
      byPartNumber.put(sku.getSkuPartNumber(), new Product(sku.getSkuId(), mailbox(sku)));
    }
    Map<String, Product> products = new HashMap<>();
    licences.forEach(
        (name, licence) ->
            Optional.ofNullable(byPartNumber.get(licence.sku()))
                .ifPresent(product -> products.put(name, product)));
    return products;
  }

  private static boolean mailbox(SubscribedSku sku) {
    return Optional.ofNullable(sku.getServicePlans()).orElse(List.of()).stream()
        .map(ServicePlanInfo::getServicePlanName)
        .anyMatch(plan -> plan != null && plan.startsWith("EXCHANGE_S_"));
  }

  private Map<String, String> groups() {
    Map<String, List<String>> ids = new HashMap<>();
    for (int from = 0; from < groupNames.size(); from += NAMES_PER_FILTER) {
      int to = Math.min(groupNames.size(), from + NAMES_PER_FILTER);
      for (Group group : groups(groupNames.subList(from, to))) {
        ids.computeIfAbsent(group.getDisplayName(), name -> new ArrayList<>()).add(group.getId());
      }
    }
    Map<String, String> unique = new HashMap<>();
    ids.forEach(
        (name, all) -> {
          if (all.size() == 1) {
            unique.put(name, all.getFirst());
          }
        });
    return unique;
  }

  private List<Group> groups(List<String> names) {
    String filter = "displayName in (" + OData.literals(names) + ")";
    GroupCollectionResponse page =
        calls.read(
            graph ->
                graph
                    .groups()
                    .get(
                        request -> {
                          request.queryParameters.filter = filter;
                          request.queryParameters.select = new String[] {"id", "displayName"};
                          request.queryParameters.top = 999;
                        }));
    return Optional.ofNullable(page.getValue()).orElse(List.of());
  }
}
