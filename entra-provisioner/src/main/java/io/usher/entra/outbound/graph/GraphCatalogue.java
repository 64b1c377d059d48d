// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.ServicePlanInfo;
import com.microsoft.graph.models.SubscribedSku;
import io.usher.company.Directory.Licence;
import io.usher.entra.outbound.graph.GraphFailures.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
      Map<String, Product> products,
      Set<UUID> mailboxes,
      Map<String, String> groups,
      Instant readAt) {}

  private static final Duration GOOD_FOR = Duration.ofMinutes(30);
  private static final Duration AT_LEAST = Duration.ofSeconds(30);
  private static final int NAMES_PER_FILTER = 12;

  private final GraphCalls calls;
  private final Map<String, Licence> licences;
  private final List<String> groupNames;
  private final Clock clock;
  private Content content = new Content(Map.of(), Set.of(), Map.of(), Instant.MIN);

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

  /** Whether a group gives the licence, so that it is never assigned to a user itself. */
  boolean givenByGroup(String licence) {
    Licence known = licences.get(licence);
    return known != null && known.group().isPresent();
  }

  /** Whether a group gives a licence that brings a mailbox, or whose product is not known yet. */
  boolean groupBringsMailbox(String group) {
    return licences.entrySet().stream()
        .filter(licence -> licence.getValue().group().filter(group::equals).isPresent())
        .anyMatch(licence -> product(licence.getKey()).map(Product::mailbox).orElse(true));
  }

  /** Ids of the tenant's products that bring a mailbox. */
  Set<UUID> mailboxes() {
    return content("").mailboxes();
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
      content = read(now);
    }
    return content;
  }

  private Content read(Instant now) {
    List<SubscribedSku> skus = calls.all(Subject.TENANT, GraphCollections.products());
    Map<String, Product> byPartNumber = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Set<UUID> mailboxes = new HashSet<>();
    for (SubscribedSku sku : skus) {
      Product product = new Product(sku.getSkuId(), mailbox(sku));
      byPartNumber.put(sku.getSkuPartNumber(), product);
      if (product.mailbox()) {
        mailboxes.add(product.skuId());
      }
    }
    Map<String, Product> products = new HashMap<>();
    licences.forEach(
        (name, licence) ->
            Optional.ofNullable(byPartNumber.get(licence.sku()))
                .ifPresent(product -> products.put(name, product)));
    return new Content(products, mailboxes, groups(), now);
  }

  /** A product that does not tell its plans may bring a mailbox: then it is waited for. */
  private static boolean mailbox(SubscribedSku sku) {
    List<ServicePlanInfo> plans = Optional.ofNullable(sku.getServicePlans()).orElse(List.of());
    return plans.isEmpty()
        || plans.stream()
            .map(ServicePlanInfo::getServicePlanName)
            .anyMatch(GraphCatalogue::bringsMailbox);
  }

  /** Nearly every product holds the foundation, and it brings no mailbox. */
  private static boolean bringsMailbox(@Nullable String plan) {
    return plan != null
        && plan.startsWith("EXCHANGE_S_")
        && !plan.startsWith("EXCHANGE_S_FOUNDATION");
  }

  /** By the company's spelling; the directory's own may differ in case. */
  private Map<String, String> groups() {
    List<Group> found = new ArrayList<>();
    for (int from = 0; from < groupNames.size(); from += NAMES_PER_FILTER) {
      int to = Math.min(groupNames.size(), from + NAMES_PER_FILTER);
      String filter = OData.anyOf("displayName", groupNames.subList(from, to));
      found.addAll(calls.all(Subject.TENANT, GraphCollections.groups(filter)));
    }
    Map<String, String> unique = new HashMap<>();
    for (String name : groupNames) {
      only(found, name::equals)
          .or(() -> only(found, name::equalsIgnoreCase))
          .ifPresent(id -> unique.put(name, id));
    }
    return unique;
  }

  /** The id of the one group with such a name; a group that was found twice is one. */
  private static Optional<String> only(List<Group> groups, Predicate<@Nullable String> name) {
    List<String> ids =
        groups.stream()
            .filter(group -> name.test(group.getDisplayName()))
            .map(Group::getId)
            .distinct()
            .toList();
    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
  }
}
