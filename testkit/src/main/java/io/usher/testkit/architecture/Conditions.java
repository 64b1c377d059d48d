// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Conditions of classes, said in a word. */
final class Conditions {

  private Conditions() {}

  /** A condition that holds when the predicate does. */
  static ArchCondition<JavaClass> hold(String what, Predicate<JavaClass> predicate) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!predicate.test(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " does not " + what));
        }
      }
    };
  }
}
