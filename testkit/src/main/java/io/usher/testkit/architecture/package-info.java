// SPDX-License-Identifier: Apache-2.0
/**
 * The house rules as tests, one set for all services: three packages with walls, a pure domain, one
 * flow, names, sizes.
 *
 * <p>In: the root package of a service. Out: a failed assertion that lists every violation. It must
 * not know any service; exceptions are named by the test that uses it.
 */
@NullMarked
package io.usher.testkit.architecture;

import org.jspecify.annotations.NullMarked;
