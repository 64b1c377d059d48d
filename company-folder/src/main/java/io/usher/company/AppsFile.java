// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code apps.yaml}. */
final class AppsFile {

  private static final Limits UNLIMITED = new Limits(0, Duration.ofMinutes(1));

  private AppsFile() {}

  static Map<String, App> read(Section file) {
    Section apps = file.maybe("apps");
    Map<String, App> result = new LinkedHashMap<>();
    for (String name : apps.names()) {
      Names.check(apps, name, "an app's name");
      result.put(name, app(name, apps.needSection(name)));
    }
    file.end();
    return result;
  }

  private static App app(String name, Section section) {
    App app =
        new App(
            name,
            section.need("type", Scalars.kebab(App.Type.class)),
            section.need("dialect", Scalars.kebab(App.Dialect.class)),
            section.need("base-url", Scalars.URL),
            section.need("token", Scalars.SECRET),
            LimitsSection.read(section, UNLIMITED),
            section.get("when", Scalars.APP_CONDITION, Condition.always()));
    section.end();
    return app;
  }
}
