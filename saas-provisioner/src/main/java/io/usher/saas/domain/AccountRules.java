// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

/**
 * The limits that an app puts on accounts, as values; a dialect brings them.
 *
 * @param userName what the user name is made of
 * @param maxUserName longest user name in characters
 * @param atAllowedInDisplayName whether a display name may hold an {@code @}
 * @param externalIdChanges whether an account takes an {@code externalId} after its creation
 */
public record AccountRules(
    UserName userName, int maxUserName, boolean atAllowedInDisplayName, boolean externalIdChanges) {

  /** What a user name is made of. */
  public enum UserName {
    /** The sign-in name of the directory. */
    PRINCIPAL_NAME,
    /**
     * The part before the {@code @} of the sign-in name, in small letters; what is neither a letter
     * a to z, a digit, a period, a hyphen nor an underscore becomes an underscore.
     */
    LOCAL_PART
  }

  /** No limits that matter: the sign-in name as it is. */
  public static AccountRules plain() {
    return new AccountRules(UserName.PRINCIPAL_NAME, 255, true, true);
  }
}
