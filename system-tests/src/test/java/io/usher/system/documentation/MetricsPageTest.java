// SPDX-License-Identifier: Apache-2.0
package io.usher.system.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The metrics in docs/operations.md are those that the sources register. */
class MetricsPageTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(usher_[a-z_]+)` \\| (counter|gauge|timer) \\|");

  /** A name, as only the classes that know the meter registry write it. */
  private static final Pattern NAME = Pattern.compile("\"(usher(?:\\.[a-z]+)+)\"");

  private final Repository repository = new Repository();

  @Test
  void eachMetricThatIsRegisteredStandsInTheTableAndNoOther() {
    Set<String> registered = new TreeSet<>();
    for (Path source : repository.sources()) {
      String text = Repository.read(source);
      if (text.contains("io.micrometer.core.instrument.MeterRegistry")) {
        NAME.matcher(text)
            .results()
            .forEach(found -> registered.add(found.group(1).replace('.', '_')));
      }
    }

    Set<String> documented =
        ROW.matcher(repository.read("docs/operations.md"))
            .results()
            .map(row -> registeredName(row.group(1), row.group(2)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(registered).isNotEmpty();
    assertThat(documented).isEqualTo(registered);
  }

  /** Prometheus names a counter {@code …_total} and a timer {@code …_seconds}. */
  private static String registeredName(String shown, String type) {
    String ending =
        switch (type) {
          case "counter" -> "_total";
          case "timer" -> "_seconds";
          default -> "";
        };
    assertThat(shown).endsWith(ending);
    return shown.substring(0, shown.length() - ending.length());
  }
}
