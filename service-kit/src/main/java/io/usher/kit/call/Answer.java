// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import java.util.Optional;
import okhttp3.Headers;

/**
 * What a vendor answered, as a whole.
 *
 * @param body empty when there was none
 */
public record Answer(int status, Headers headers, byte[] body) {

  /** The value of a header, the first one when there are several; the name in any case. */
  public Optional<String> header(String name) {
    return headers.values(name).stream().findFirst();
  }

  /** Without headers and body: they have secrets and personal data. */
  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
