// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Writes casts as the pages of Graph write them. Microsoft's client shortens the name space to
 * {@code graph.user}, a form that only the service itself is known to take, and asks for one
 * deleted item with a cast, where the page has none.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/directory-deleteditems-list">deleted
 *     items</a>
 * @see <a href="https://learn.microsoft.com/graph/api/directory-deleteditems-get">one of them</a>
 */
final class DocumentedPaths implements Interceptor {

  private static final String SHORT = "graph.";
  private static final String LONG = "microsoft.graph.";

  @Override
  public Response intercept(Chain chain) throws IOException {
    HttpUrl url = chain.request().url();
    int last = url.pathSize() - 1;
    String cast = url.pathSegments().get(last);
    if (!cast.startsWith(SHORT)) {
      return chain.proceed(chain.request());
    }
    boolean oneDeleted = last > 1 && url.pathSegments().get(last - 2).equals("deletedItems");
    HttpUrl.Builder documented = url.newBuilder();
    if (oneDeleted) {
      documented.removePathSegment(last);
    } else {
      documented.setPathSegment(last, LONG + cast.substring(SHORT.length()));
    }
    return chain.proceed(chain.request().newBuilder().url(documented.build()).build());
  }
}
