// SPDX-License-Identifier: Apache-2.0
/**
 * Clients of the public APIs and of the sandbox's administration, as an outsider would write them.
 */
@NullMarked
package io.usher.system.client;

import org.jspecify.annotations.NullMarked;
