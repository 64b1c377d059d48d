// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import io.usher.saas.domain.Decision;
import io.usher.saas.domain.Intent;

/** What would be done now: the intent and the decision after a look-up. */
public record Plan(Intent intent, Decision decision) {}
