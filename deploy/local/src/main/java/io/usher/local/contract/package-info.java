// SPDX-License-Identifier: Apache-2.0
/**
 * What is made on a broker and in a schema registry when Usher is deployed: the topics of the
 * catalogue and the schemas of their values.
 *
 * <p>In: the address of a broker and of a registry, local or not. Out: topics and schemas that are
 * as the catalogue says; doing it again changes nothing. It must not know how the broker and the
 * registry were started.
 */
@NullMarked
package io.usher.local.contract;

import org.jspecify.annotations.NullMarked;
