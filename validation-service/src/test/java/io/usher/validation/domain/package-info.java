// SPDX-License-Identifier: Apache-2.0
/** Tests of the decisions. */
@NullMarked
package io.usher.validation.domain;

import org.jspecify.annotations.NullMarked;
