// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import java.util.Map;

/**
 * An account to be made.
 *
 * @param address becomes sign-in name and, without its domain, mail nickname
 * @param attributes its attributes, the display name among them
 * @param enabled whether sign-in is open at once
 */
public record NewAccount(Address address, Map<Attribute, String> attributes, boolean enabled) {

  public NewAccount {
    attributes = Map.copyOf(attributes);
  }

  @Override
  public String toString() {
    return "NewAccount[enabled=" + enabled + "]";
  }
}
