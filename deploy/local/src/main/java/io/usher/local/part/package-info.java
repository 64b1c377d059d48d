// SPDX-License-Identifier: Apache-2.0
/**
 * One class per part of the local stack: PostgreSQL, Kafka, the registry, the sandbox and the
 * services, each a child process.
 *
 * <p>In: a port, a folder and what the part must reach. Out: a process that is ready, that can be
 * killed and started again, and that ends with the launcher. It must not know which parts make up a
 * stack, nor anything of the payloads that flow through them.
 */
@NullMarked
package io.usher.local.part;

import org.jspecify.annotations.NullMarked;
