// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending twice. After a 503 with {@code Retry-After: 0} it repeats the request
 * at once, whatever its settings say, and it breaks at more seconds than an int holds. It reads
 * whole numbers only: so they get a fraction of nothing, which our own reader understands.
 */
public final class SentOnce implements Interceptor {

  private static final String RETRY_AFTER = "Retry-After";
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String seconds = response.header(RETRY_AFTER);
    return response.code() == 503 && seconds != null && WHOLE.matcher(seconds).matches()
        ? response.newBuilder().header(RETRY_AFTER, seconds + ".0").build()
        : response;
  }
}
