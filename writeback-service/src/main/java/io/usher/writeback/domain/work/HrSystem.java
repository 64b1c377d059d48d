// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain.work;

import io.usher.company.Source.WriteBack;
import io.usher.writeback.domain.HrRecord;

/**
 * An HR system that is written back to.
 *
 * @param record its records
 * @param rule what is written and when
 */
public record HrSystem(HrRecord record, WriteBack rule) {}
