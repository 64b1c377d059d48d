// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import java.util.Optional;

/**
 * Whom to look for.
 *
 * @param accountId object id, when Usher made or adopted the account before
 * @param fresh whether that was so short ago that "not found" may only mean "not visible yet"
 * @param accountKey our key in employeeId, when it is known
 */
public record AccountQuery(Optional<String> accountId, boolean fresh, Optional<String> accountKey) {

  /** A look-up by our key alone. */
  public static AccountQuery byKey(String accountKey) {
    return new AccountQuery(Optional.empty(), false, Optional.of(accountKey));
  }
}
