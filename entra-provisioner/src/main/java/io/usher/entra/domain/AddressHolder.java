// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import java.util.Optional;

/**
 * Who holds an address in the directory.
 *
 * @param accountId object id
 * @param accountKey its employeeId, empty when it has none
 */
public record AddressHolder(String accountId, Optional<String> accountKey) {}
