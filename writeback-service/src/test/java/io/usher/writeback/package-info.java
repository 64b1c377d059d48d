// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.usher.writeback;

import org.jspecify.annotations.NullMarked;
