// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import io.usher.saas.domain.Decision;
import io.usher.saas.domain.Intent;

/** What would be done now: the intent and the decision after a look-up. */
record Plan(Intent intent, Decision decision) {}
