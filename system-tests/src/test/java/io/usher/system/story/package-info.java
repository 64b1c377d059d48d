// SPDX-License-Identifier: Apache-2.0
/** What happens to people, told on the whole real stack and checked in what the vendors hold. */
@NullMarked
package io.usher.system.story;

import org.jspecify.annotations.NullMarked;
