// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.Effect;

/** An effect that another service performed and told of; the three words are all that is left. */
public record RecordedEffect(String operation, String target, String description)
    implements Effect {}
