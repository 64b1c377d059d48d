// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.net.URI;

/**
 * An app that people get accounts in.
 *
 * @param name name in {@code apps.yaml}
 * @param type its protocol
 * @param dialect how it differs from the standard
 * @param baseUrl without a slash at the end
 * @param token bearer token
 * @param limits write budget
 * @param when who may have an account at all, beside what {@code access.yaml} says
 */
public record App(
    String name,
    Type type,
    Dialect dialect,
    URI baseUrl,
    Secret token,
    Limits limits,
    Condition when) {

  /** Protocol of an app. */
  public enum Type {
    SCIM
  }

  /** How an app differs from SCIM 2.0. */
  public enum Dialect {
    SLACK,
    ATLASSIAN
  }
}
