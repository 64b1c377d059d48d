// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import java.util.Optional;
import java.util.Set;

/** An expression in CEL that gives a text, compiled once. Safe for concurrent use. */
public final class Expression {

  private final CelProgram program;

  Expression(CelProgram program) {
    this.program = program;
  }

  /** Its value; empty when it reads an empty or absent field, or gives an empty text. */
  public Optional<String> value(Worker worker, LifecycleStage stage) {
    return program
        .evaluate(worker, stage, null)
        .map(Object::toString)
        .filter(text -> !text.isEmpty());
  }

  /** The worker fields that it reads: when one of them is absent, nothing may be concluded. */
  public Set<WorkerField> reads() {
    return program.reads();
  }

  /** The expression as it stands in the file. */
  public String text() {
    return program.text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return "Expression[" + text() + "]";
  }
}
