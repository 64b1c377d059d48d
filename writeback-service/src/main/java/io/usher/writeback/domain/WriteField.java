// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.Effect;

/**
 * One HR field is set. The text form and the description tell no value.
 *
 * @param field HR's own name of the field
 * @param value what the directory holds
 */
public record WriteField(String field, String value) implements Effect {

  @Override
  public String operation() {
    return "write-hr-field";
  }

  @Override
  public String target() {
    return field;
  }

  @Override
  public String description() {
    return "Write what the directory holds to HR's field " + field;
  }

  @Override
  public String toString() {
    return "WriteField[" + field + "]";
  }
}
