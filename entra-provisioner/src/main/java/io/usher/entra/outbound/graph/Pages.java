// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A collection that comes in pages. How large a page is decides Graph alone: {@code $top} is only
 * the most that it may hold.
 *
 * @param first asks for the first page
 * @param next asks for a further page by its whole URL, which carries all options
 * @param items what is on a page
 * @see <a href="https://learn.microsoft.com/graph/paging">paging</a>
 */
record Pages<P extends BaseCollectionPaginationCountResponse, T>(
    Function<GraphServiceClient, P> first,
    BiFunction<GraphServiceClient, String, P> next,
    Function<P, @Nullable List<T>> items) {}
