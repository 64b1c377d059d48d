// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.usher.system.demo;

import org.jspecify.annotations.NullMarked;
