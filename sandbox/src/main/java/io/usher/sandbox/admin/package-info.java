// SPDX-License-Identifier: Apache-2.0
/**
 * The sandbox from outside of its vendors' APIs: seeding, settings, faults, people and ledger, as
 * JSON below {@code /_sandbox} and as a page.
 *
 * <p>Requests of testers enter, the true state leaves. It must not be reachable through any
 * vendor's API.
 */
@NullMarked
package io.usher.sandbox.admin;

import org.jspecify.annotations.NullMarked;
