// SPDX-License-Identifier: Apache-2.0
/** What the engine shows: metrics and health. No worker key and no personal data in either. */
@NullMarked
package io.usher.kit.observe;

import org.jspecify.annotations.NullMarked;
