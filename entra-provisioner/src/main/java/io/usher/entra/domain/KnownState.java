// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import java.util.Optional;

/**
 * All that a decision knows.
 *
 * @param finding what the directory holds for the person
 * @param managerAccountId object id of the wanted manager's account, empty while there is none
 * @param sessionsRevoked whether the sessions were revoked since sign-in was closed last
 */
public record KnownState(
    Finding finding, Optional<String> managerAccountId, boolean sessionsRevoked) {}
