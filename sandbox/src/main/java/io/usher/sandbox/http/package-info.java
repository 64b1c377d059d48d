// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP core of the sandbox: a table of routes, faults, latency and the ledger of calls.
 *
 * <p>Requests enter from the JDK's HTTP server, replies leave through it. Nothing here knows what a
 * vendor means by a call; a vendor gives its routes and the shape of its errors.
 */
@NullMarked
package io.usher.sandbox.http;

import org.jspecify.annotations.NullMarked;
