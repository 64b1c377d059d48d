// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.DirectoryObjectCollectionResponse;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.GroupCollectionResponse;
import com.microsoft.graph.models.SubscribedSku;
import com.microsoft.graph.models.SubscribedSkuCollectionResponse;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.UserCollectionResponse;

/** The collections that are read; each to its last page. */
final class GraphCollections {

  private static final int MOST_PER_PAGE = 999;

  private GraphCollections() {}

  /** Users that live. */
  static Pages<UserCollectionResponse, User> living(String filter, String... fields) {
    return new Pages<>(
        graph ->
            graph
                .users()
                .get(
                    request -> {
                      request.queryParameters.filter = filter;
                      request.queryParameters.select = fields;
                      request.queryParameters.top = MOST_PER_PAGE;
                    }),
        (graph, url) -> graph.users().withUrl(url).get(),
        UserCollectionResponse::getValue);
  }

  /** Users among the deleted items; they take the filters of users. */
  static Pages<UserCollectionResponse, User> deleted(String filter, String... fields) {
    return new Pages<>(
        graph ->
            graph
                .directory()
                .deletedItems()
                .graphUser()
                .get(
                    request -> {
                      request.queryParameters.filter = filter;
                      request.queryParameters.select = fields;
                      request.queryParameters.top = MOST_PER_PAGE;
                    }),
        (graph, url) -> graph.directory().deletedItems().graphUser().withUrl(url).get(),
        UserCollectionResponse::getValue);
  }

  /** Ids of the groups that a user is a direct member of. */
  static Pages<GroupCollectionResponse, Group> groupsOf(String userId) {
    return new Pages<>(
        graph ->
            graph
                .users()
                .byUserId(userId)
                .memberOf()
                .graphGroup()
                .get(
                    request -> {
                      request.queryParameters.select = new String[] {"id"};
                      request.queryParameters.top = MOST_PER_PAGE;
                    }),
        (graph, url) -> graph.users().byUserId(userId).memberOf().graphGroup().withUrl(url).get(),
        GroupCollectionResponse::getValue);
  }

  /**
   * Ids of everything that a user is a direct member of: groups, but also roles and administrative
   * units.
   */
  static Pages<DirectoryObjectCollectionResponse, DirectoryObject> membershipsOf(String userId) {
    return new Pages<>(
        graph ->
            graph
                .users()
                .byUserId(userId)
                .memberOf()
                .get(
                    request -> {
                      request.queryParameters.select = new String[] {"id"};
                      request.queryParameters.top = MOST_PER_PAGE;
                    }),
        (graph, url) -> graph.users().byUserId(userId).memberOf().withUrl(url).get(),
        DirectoryObjectCollectionResponse::getValue);
  }

  /** Ids and names of groups. */
  static Pages<GroupCollectionResponse, Group> groups(String filter) {
    return new Pages<>(
        graph ->
            graph
                .groups()
                .get(
                    request -> {
                      request.queryParameters.filter = filter;
                      request.queryParameters.select = new String[] {"id", "displayName"};
                      request.queryParameters.top = MOST_PER_PAGE;
                    }),
        (graph, url) -> graph.groups().withUrl(url).get(),
        GroupCollectionResponse::getValue);
  }

  /** The products of the tenant. */
  static Pages<SubscribedSkuCollectionResponse, SubscribedSku> products() {
    return new Pages<>(
        graph -> graph.subscribedSkus().get(),
        (graph, url) -> graph.subscribedSkus().withUrl(url).get(),
        SubscribedSkuCollectionResponse::getValue);
  }
}
