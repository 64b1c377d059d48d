// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets findings go.
 *
 * @param by who does it
 * @param reason why, kept for audit
 * @param codes which findings; left out: all that hold the person
 */
public record ReleaseRequest(
    @Nullable String by, @Nullable String reason, @Nullable List<String> codes) {}
