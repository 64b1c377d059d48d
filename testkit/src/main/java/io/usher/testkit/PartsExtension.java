// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a {@link TestDatabase} of its own as a parameter of its constructor or
 * methods; it is dropped after the class.
 */
public final class PartsExtension implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PartsExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ofTheClass(context)
        .getStore(NAMESPACE)
        .computeIfAbsent(TestDatabase.class, key -> TestDatabase.create(), TestDatabase.class);
  }

  private static ExtensionContext ofTheClass(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> context.getTestMethod().isPresent())
        .map(PartsExtension::ofTheClass)
        .orElse(context);
  }
}
