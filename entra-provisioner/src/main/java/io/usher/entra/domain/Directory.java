// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import java.util.List;
import java.util.Optional;

/**
 * Microsoft Entra ID, as far as Usher uses it. Every method blocks for a bounded time and throws a
 * {@link io.usher.core.CallFailure}: later, refused or misconfigured. After a <em>later</em> of a
 * write its outcome is unknown; the next try begins with {@link #find}.
 */
public interface Directory {

  /**
   * Looks for a person's account among the living and the deleted: by object id when there is one,
   * else by our key. Reads may be older than the newest write.
   *
   * @throws io.usher.core.CallFailure.Later NOT_YET_VISIBLE when a fresh account is not found
   */
  Finding find(AccountQuery query);

  /** Makes an account with a first password that nobody learns. Never called without a look-up. */
  Creation create(NewAccount account);

  /** Who holds an address as sign-in name or mail address, living or deleted. */
  Optional<AddressHolder> holderOf(Address address);

  /**
   * Performs a step of a plan on an existing account; each is repeatable without further effect.
   *
   * @param accountId object id
   * @param step one effect, or several licence effects that go into one call
   * @param precedence who goes first; closing sign-in and sessions goes before all in any case
   * @throws io.usher.core.CallFailure.Later NOT_YET_VISIBLE when the account was made a moment ago
   */
  Applied apply(String accountId, List<EntraEffect> step, Precedence precedence);
}
