// SPDX-License-Identifier: Apache-2.0
/** What is written in the documentation is compared with the sources. */
@NullMarked
package io.usher.system.documentation;

import org.jspecify.annotations.NullMarked;
