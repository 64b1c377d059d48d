// SPDX-License-Identifier: Apache-2.0
/** A fourth package, which a service does not have. */
@NullMarked
package io.usher.testkit.architecture.badservice.helper;

import org.jspecify.annotations.NullMarked;
