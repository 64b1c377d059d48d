// SPDX-License-Identifier: Apache-2.0
/** All services together: the demo, the stories, the torture and the benchmark. */
@NullMarked
package io.usher.system;

import org.jspecify.annotations.NullMarked;
