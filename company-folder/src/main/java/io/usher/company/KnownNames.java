// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.Optional;
import java.util.Set;

/**
 * Names that {@code access.yaml} may refer to. Those of a file that cannot be read are not known:
 * nothing is said about a name then, because it may well be right.
 *
 * @param licences of {@code directory.yaml}
 * @param apps of {@code apps.yaml}
 */
record KnownNames(Optional<Set<String>> licences, Optional<Set<String>> apps) {}
