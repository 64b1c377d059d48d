// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Lets only JSON through to Microsoft's client, which takes any other answer for a mistake of its
 * caller, and a redirect for success. A gateway's page of an error keeps its status; its page
 * instead of an answer is no answer.
 */
final class JsonAnswers implements Interceptor {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int FIRST_ERROR = 400;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.isRedirect()) {
      response.close();
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED, "Graph answers with a redirect: graph-url is wrong");
    }
    ResponseBody body = response.body();
    MediaType type = body == null ? null : body.contentType();
    if (json(type)) {
      return response;
    }
    if (response.code() >= FIRST_ERROR) {
      response.close();
      return response.newBuilder().body(ResponseBody.create("{\"error\":{}}", JSON)).build();
    }
    if (type != null && body != null && body.contentLength() != 0) {
      response.close();
      throw new ProtocolException("The answer is no JSON");
    }
    return response;
  }

  private static boolean json(@Nullable MediaType type) {
    return type != null && JSON.type().equals(type.type()) && JSON.subtype().equals(type.subtype());
  }
}
