// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Resources of the peer in memory. */
abstract class PeerResources<T extends ResourceNode> extends ResourceHandler<T> {

  private final Map<String, T> resources = new ConcurrentHashMap<>();

  abstract boolean clash(T one, T other);

  List<T> all() {
    return List.copyOf(resources.values());
  }

  void put(T resource) {
    resource
        .getMeta()
        .ifPresent(
            meta -> {
              meta.setCreated(Instant.now());
              meta.setLastModified(Instant.now());
            });
    resources.put(resource.getId().orElseThrow(), resource);
  }

  private void check(T resource) {
    boolean taken =
        resources.values().stream()
            .filter(other -> !other.getId().equals(resource.getId()))
            .anyMatch(other -> clash(resource, other));
    if (taken) {
      throw new ConflictException("taken");
    }
  }

  @Override
  public T createResource(T resource, Context context) {
    check(resource);
    resource.setId("r" + (resources.size() + 1));
    put(resource);
    return resource;
  }

  @Override
  public T getResource(
      String id,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    T resource = resources.get(id);
    if (resource == null) {
      throw new ResourceNotFoundException("no such resource");
    }
    return resource;
  }

  @Override
  public PartialListResponse<T> listResources(
      long startIndex,
      int count,
      FilterNode filter,
      SchemaAttribute sortBy,
      SortOrder sortOrder,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    List<T> all = new ArrayList<>(resources.values());
    return PartialListResponse.<T>builder().resources(all).totalResults((long) all.size()).build();
  }

  @Override
  public T updateResource(T resource, Context context) {
    check(resource);
    put(resource);
    return resource;
  }

  @Override
  public void deleteResource(String id, Context context) {
    if (resources.remove(id) == null) {
      throw new ResourceNotFoundException("no such resource");
    }
  }
}
