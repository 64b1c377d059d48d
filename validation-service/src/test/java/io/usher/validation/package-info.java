// SPDX-License-Identifier: Apache-2.0
/** Tests of validation-service. */
@NullMarked
package io.usher.validation;

import org.jspecify.annotations.NullMarked;
