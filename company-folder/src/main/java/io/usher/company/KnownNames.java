// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.Set;

/**
 * Names that {@code access.yaml} may refer to.
 *
 * @param licences of {@code directory.yaml}
 * @param apps of {@code apps.yaml}
 */
record KnownNames(Set<String> licences, Set<String> apps) {}
