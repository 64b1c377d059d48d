// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.Optional;

/**
 * What conditions in {@code apps.yaml} see as {@code identity}.
 *
 * @param accountId id of the directory account
 * @param userPrincipalName sign-in name
 * @param mail work address, if there is one
 * @param mailboxReady whether the mailbox was seen ready
 */
public record Identity(
    String accountId, String userPrincipalName, Optional<String> mail, boolean mailboxReady) {}
