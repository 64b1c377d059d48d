// SPDX-License-Identifier: Apache-2.0
package io.usher.system.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The services' settings in docs/configuration.md are those of the sources. */
class SettingsPageTest {

  private static final String PAGE = "docs/configuration.md";
  private static final Pattern TABLE =
      Pattern.compile("<!-- settings (\\S+) -->\\n.*?<!-- end -->", Pattern.DOTALL);
  private static final Pattern WIRING_ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| `([A-Z0-9_]+)` \\| ([^|]*) \\|");

  private static final List<String> SERVICES =
      List.of("hr-ingest", "validation", "entra", "saas", "writeback");

  private final Repository repository = new Repository();
  private final String page = repository.read(PAGE);

  @Test
  void thePageHasTheSettingsOfTheMappings() {
    Map<String, List<Setting>> settings = settingsByPrefix();
    assertThat(marked()).as("tables on the page").containsExactlyElementsOf(settings.keySet());

    String expected =
        TABLE
            .matcher(page)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        table(found, settings.getOrDefault(found.group(1), List.of()))));

    Path candidate = repository.leave("configuration.md", expected);
    assertThat(page)
        .as("%s is not up to date: copy %s over it", PAGE, candidate)
        .isEqualTo(expected);
  }

  @Test
  void theWiringIsToldWithTheDefaultsThatAllServicesShare() throws IOException {
    Properties shared = shared();

    Map<String, String> told = new TreeMap<>();
    Map<String, String> real = new TreeMap<>();
    for (MatchResult row : WIRING_ROW.matcher(wiring()).results().toList()) {
      String key = row.group(1);
      assertThat(row.group(2)).isEqualTo(new Setting(key, "", "", "").variable());
      if (shared.containsKey(key)) {
        told.put(key, row.group(3).replace("`", "").strip());
        real.put(key, shared.getProperty(key));
      }
    }

    assertThat(told).isNotEmpty().isEqualTo(real);
  }

  @Test
  void everyVariableThatTheLauncherSetsIsTold() {
    String launcher =
        repository.read("deploy/local/src/main/java/io/usher/local/stack/ServiceSettings.java");

    TreeSet<String> set =
        Pattern.compile("settings\\.put\\(\\s*\"([A-Z_]+)\"")
            .matcher(launcher)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(set).isNotEmpty().allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private List<String> marked() {
    return TABLE.matcher(page).results().map(found -> found.group(1)).sorted().toList();
  }

  private Map<String, List<Setting>> settingsByPrefix() {
    List<Path> mappings =
        repository.sources().stream()
            .filter(file -> Repository.read(file).contains("@ConfigMapping("))
            .toList();
    Map<String, Setting> byKey = new LinkedHashMap<>();
    for (Setting setting : ConfigMappings.read(mappings)) {
      byKey.putIfAbsent(setting.key(), setting);
      assertThat(setting)
          .as("one key, one meaning, in every service")
          .isEqualTo(byKey.get(setting.key()));
    }
    Map<String, List<Setting>> byPrefix = new TreeMap<>();
    byKey
        .values()
        .forEach(
            setting ->
                byPrefix.computeIfAbsent(prefix(setting), any -> new ArrayList<>()).add(setting));
    return byPrefix;
  }

  /** The service, or {@code all} for what the kit gives to each. */
  private static String prefix(Setting setting) {
    return SERVICES.stream()
        .filter(service -> setting.key().startsWith("usher." + service + "."))
        .findFirst()
        .orElse("all");
  }

  private static String table(MatchResult found, List<Setting> settings) {
    return "<!-- settings "
        + found.group(1)
        + " -->\n| key | environment | type | default | meaning |\n|---|---|---|---|---|\n"
        + settings.stream().map(Setting::row).collect(Collectors.joining("\n"))
        + "\n<!-- end -->";
  }

  private String wiring() {
    int start = page.indexOf("<!-- wiring -->");
    assertThat(start).isPositive();
    return page.substring(start, page.indexOf("<!-- end -->", start));
  }

  private Properties shared() throws IOException {
    Properties properties = new Properties();
    try (Reader text =
        new StringReader(
            repository.read(
                "service-kit/src/main/resources/META-INF/microprofile-config.properties"))) {
      properties.load(text);
    }
    return properties;
  }
}
