// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

/** The last segment of an {@code @odata.id}: links name objects by URL. */
final class References {
  private References() {}

  static String id(String link) {
    int slash = link.lastIndexOf('/');
    if (slash < 0 || slash == link.length() - 1) {
      throw GraphErrors.badRequest("Invalid URL format specified in payload.");
    }
    return link.substring(slash + 1);
  }
}
