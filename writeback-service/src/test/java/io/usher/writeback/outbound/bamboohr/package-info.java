// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.usher.writeback.outbound.bamboohr;

import org.jspecify.annotations.NullMarked;
