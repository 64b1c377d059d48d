// SPDX-License-Identifier: Apache-2.0
/** Invented people, the same for the same seed, and what must become of each. */
@NullMarked
package io.usher.system.people;

import org.jspecify.annotations.NullMarked;
