// SPDX-License-Identifier: Apache-2.0
/** Tests of the company folder. */
@NullMarked
package io.usher.company;

import org.jspecify.annotations.NullMarked;
