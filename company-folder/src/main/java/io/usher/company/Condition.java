// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import java.util.Set;

/** A condition in CEL, compiled once. Safe for concurrent use. */
public final class Condition {

  private final CelProgram program;

  Condition(CelProgram program) {
    this.program = program;
  }

  /** Holds for everybody. */
  public static Condition always() {
    return new Condition(CelProgram.compileTrue());
  }

  /**
   * Whether it holds. A condition that reads an empty or absent field without asking {@code has()}
   * first does not hold.
   */
  public boolean holds(Worker worker, LifecycleStage stage) {
    return program.evaluate(worker, stage, null).filter(Boolean.TRUE::equals).isPresent();
  }

  /** Whether it holds, with the directory account as {@code identity}. */
  public boolean holds(Worker worker, LifecycleStage stage, Identity identity) {
    return program.evaluate(worker, stage, identity).filter(Boolean.TRUE::equals).isPresent();
  }

  /** The worker fields that it reads: when one of them is absent, nothing may be concluded. */
  public Set<WorkerField> reads() {
    return program.reads();
  }

  /** The condition as it stands in the file. */
  public String text() {
    return program.text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Condition that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return "Condition[" + text() + "]";
  }
}
