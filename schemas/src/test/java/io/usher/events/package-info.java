// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.usher.events;

import org.jspecify.annotations.NullMarked;
