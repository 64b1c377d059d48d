// SPDX-License-Identifier: Apache-2.0
/**
 * The company folder: seven YAML files in, immutable records out, or all mistakes at once.
 *
 * <p>It knows the files' shape and the kernel's words. It must not know Kafka, HTTP, a database, a
 * service or what anybody does with the records.
 */
@NullMarked
package io.usher.company;

import org.jspecify.annotations.NullMarked;
