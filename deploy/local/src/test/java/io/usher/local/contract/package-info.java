// SPDX-License-Identifier: Apache-2.0
/** Topics and schemas on a real broker and registry. */
@NullMarked
package io.usher.local.contract;

import org.jspecify.annotations.NullMarked;
