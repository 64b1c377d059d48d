// SPDX-License-Identifier: Apache-2.0
/** What a person reads and the exit codes. */
@NullMarked
package io.usher.local.cli;

import org.jspecify.annotations.NullMarked;
