// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import picocli.CommandLine;

/** Makes commands: those with a constructor for a {@link Screen} get it. */
public final class ScreenFactory implements CommandLine.IFactory {

  private final Screen screen;

  /**
   * @param screen where the commands write
   */
  public ScreenFactory(Screen screen) {
    this.screen = screen;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (var constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Screen.class) {
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance(screen));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
