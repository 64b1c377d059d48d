// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import java.util.List;

/**
 * One line of the routing table.
 *
 * @param template path with parameters in braces, for example {@code /v1.0/users/{id}}
 */
public record Route(String method, String template, Handler handler) {

  List<String> segments() {
    return List.of(template.substring(1).split("/", -1));
  }
}
