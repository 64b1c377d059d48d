// SPDX-License-Identifier: Apache-2.0
/** A domain that breaks the rules. */
@NullMarked
package io.usher.testkit.architecture.badservice.domain;

import org.jspecify.annotations.NullMarked;
