// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.User;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Finding;
import io.usher.entra.outbound.graph.GraphFailures.Subject;
import io.usher.kit.call.CombinedCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds accounts among the living and the deleted. Only filters of the default query engine are
 * used: the advanced one reads an index that lags behind.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-list">list users</a>
 * @see <a href="https://learn.microsoft.com/graph/api/directory-deleteditems-list">deleted
 *     items</a>
 */
final class GraphLookups {

  private static final Duration WINDOW = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Graph takes a limited number of values in one filter. */
  private static final int KEYS_PER_FILTER = 15;

  private static final String[] KEY_FIELDS = {"id", "employeeId"};
  private static final String[] FIELDS = {
    "id",
    "userPrincipalName",
    "accountEnabled",
    "mail",
    "proxyAddresses",
    "licenseAssignmentStates",
    "assignedLicenses",
    "assignedPlans",
    "displayName",
    "givenName",
    "surname",
    "jobTitle",
    "department",
    "companyName",
    "officeLocation",
    "usageLocation",
    "employeeId",
    "employeeType",
    "employeeHireDate",
    "preferredLanguage",
    "onPremisesExtensionAttributes"
  };

  /** Who has a key. */
  private record Holders(List<String> living, List<String> deleted) {}

  /** Who has one of several keys. */
  private record Found(List<User> living, List<User> deleted) {
    Holders of(String key) {
      return new Holders(idsOf(living, key), idsOf(deleted, key));
    }
  }

  private final GraphCalls calls;
  private final KnownAccounts known;
  private final CombinedCalls<String, Holders> byKey;
  private volatile boolean castRefused;

  GraphLookups(GraphCalls calls, KnownAccounts known) {
    this.calls = calls;
    this.known = known;
    this.byKey = new CombinedCalls<>(WINDOW, KEYS_PER_FILTER, PATIENCE, this::holders);
  }

  Finding find(AccountQuery query) {
    if (query.accountId().isPresent()) {
      Optional<Finding> one = byId(query.accountId().get());
      if (one.isPresent()) {
        return one.get();
      }
      if (query.fresh()) {
        throw new CallFailure.Later(
            ReasonCode.NOT_YET_VISIBLE, "The account cannot be read yet", null);
      }
    }
    return query.accountKey().map(this::byKey).orElseGet(Finding.None::new);
  }

  private Finding byKey(String key) {
    Holders holders = byKey.ask(key);
    int count = holders.living().size() + holders.deleted().size();
    if (count == 0) {
      return new Finding.None();
    }
    if (count > 1) {
      return new Finding.Several(count);
    }
    List<String> all = new ArrayList<>(holders.living());
    all.addAll(holders.deleted());
    return byId(all.getFirst())
        .orElseThrow(
            () ->
                new CallFailure.Later(
                    ReasonCode.NOT_YET_VISIBLE, "The account cannot be read just now", null));
  }

  private Optional<Finding> byId(String id) {
    Optional<User> living =
        calls.read(
            graph ->
                Optional.of(
                    graph
                        .users()
                        .byUserId(id)
                        .get(
                            request -> {
                              request.queryParameters.select = FIELDS;
                              request.queryParameters.expand = new String[] {"manager"};
                            })),
            error ->
                GraphFailures.notFound(error) ? Optional.of(Optional.empty()) : Optional.empty());
    if (living.isPresent()) {
      return Optional.of(new Finding.One(known.living(living.get(), groups(id))));
    }
    return deleted(id).map(user -> new Finding.One(known.deleted(user)));
  }

  private Optional<User> deleted(String id) {
    return calls.read(
        graph ->
            Optional.of(
                graph
                    .directory()
                    .deletedItems()
                    .byDirectoryObjectId(id)
                    .graphUser()
                    .get(request -> request.queryParameters.select = FIELDS)),
        error -> GraphFailures.notFound(error) ? Optional.of(Optional.empty()) : Optional.empty());
  }

  /**
   * The page of memberOf asks for the lagging index as soon as there is a cast. The service itself
   * answers without; where it does not, everything is read and what is no group fits no name.
   *
   * @see <a href="https://learn.microsoft.com/graph/api/user-list-memberof">memberOf</a>
   */
  private List<String> groups(String id) {
    if (castRefused) {
      return memberships(id);
    }
    try {
      return ids(calls.all(Subject.ANY_PERSON, GraphCollections.groupsOf(id)));
    } catch (CallFailure.Refused | CallFailure.Misconfigured cast) {
      List<String> all = memberships(id);
      castRefused = true;
      return all;
    }
  }

  private List<String> memberships(String id) {
    return ids(calls.all(Subject.ANY_PERSON, GraphCollections.membershipsOf(id)));
  }

  private static List<String> ids(List<? extends DirectoryObject> objects) {
    return objects.stream().map(DirectoryObject::getId).toList();
  }

  /** One key that Graph does not take must not keep the others from their answers. */
  private Map<String, Supplier<Holders>> holders(List<String> keys) {
    Map<String, Supplier<Holders>> holders = new HashMap<>();
    try {
      Found found = found(keys);
      keys.forEach(key -> holders.put(key, () -> found.of(key)));
    } catch (CallFailure.Refused refused) {
      if (keys.size() == 1) {
        throw refused;
      }
      keys.forEach(key -> holders.put(key, () -> found(List.of(key)).of(key)));
    }
    return holders;
  }

  private Found found(List<String> keys) {
    String filter = OData.anyOf("employeeId", keys);
    return new Found(
        calls.all(Subject.TENANT, GraphCollections.living(filter, KEY_FIELDS)),
        calls.all(Subject.TENANT, GraphCollections.deleted(filter, KEY_FIELDS)));
  }

  private static List<String> idsOf(List<User> users, String key) {
    return users.stream()
        .filter(user -> key.equalsIgnoreCase(user.getEmployeeId()))
        .map(User::getId)
        .toList();
  }

  /** Who holds an address, living or deleted. */
  Optional<AddressHolder> holderOf(Address address) {
    String literal = OData.literal(address.text());
    String filter =
        "userPrincipalName eq %1$s or mail eq %1$s or proxyAddresses/any(p:p eq %2$s)"
            .formatted(literal, OData.literal("smtp:" + address.text()));
    List<User> holders =
        new ArrayList<>(calls.all(Subject.TENANT, GraphCollections.living(filter, KEY_FIELDS)));
    if (holders.isEmpty()) {
      String upn = "userPrincipalName eq " + literal;
      holders.addAll(calls.all(Subject.TENANT, GraphCollections.deleted(upn, KEY_FIELDS)));
    }
    return holders.stream()
        .findFirst()
        .map(user -> new AddressHolder(user.getId(), Optional.ofNullable(user.getEmployeeId())));
  }
}
