// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.usher.system.people;

import org.jspecify.annotations.NullMarked;
