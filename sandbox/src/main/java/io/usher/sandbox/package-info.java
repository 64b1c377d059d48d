// SPDX-License-Identifier: Apache-2.0
/**
 * The sandbox: Microsoft Graph, BambooHR, Slack and Atlassian simulated on one port, with state,
 * faults and a ledger.
 *
 * <p>Options enter, a running server leaves. It is written from the vendors' documentation and must
 * not know, nor share code with, the clients that call it.
 */
@NullMarked
package io.usher.sandbox;

import org.jspecify.annotations.NullMarked;
