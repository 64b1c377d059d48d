// SPDX-License-Identifier: Apache-2.0
/** What every service's API has in common: problems, a person's lanes, retry. */
@NullMarked
package io.usher.kit.http;

import org.jspecify.annotations.NullMarked;
