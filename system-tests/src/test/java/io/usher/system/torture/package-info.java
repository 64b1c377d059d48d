// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.usher.system.torture;

import org.jspecify.annotations.NullMarked;
