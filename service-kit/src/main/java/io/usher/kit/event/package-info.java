// SPDX-License-Identifier: Apache-2.0
/** Events: their bytes, ids and headers. Knows Avro and the registry, never a payload. */
@NullMarked
package io.usher.kit.event;

import org.jspecify.annotations.NullMarked;
