// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every key of the folder stands in {@code docs/configuration.md}. */
class DocumentedKeysTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  /** The part of the page that is about the folder. */
  private static final String FROM = "\n## The company folder\n";

  private static final String TO = "\n## Settings of the services\n";

  /** Components that are no key of their own, or are called otherwise in the file. */
  private static final Map<String, String> RENAMED =
      Map.of("fallback", "default", "custom-fields", "customFields", "credential", "client-secret");

  private static final Set<String> NO_KEYS = Set.of("name", "value", "attribute");

  @Test
  void everyComponentOfTheRecordsIsDocumented() throws IOException {
    Set<String> documented = documentedKeys();

    Set<String> missing = new TreeSet<>();
    for (Class<?> type : records(Company.class, new LinkedHashSet<>())) {
      for (RecordComponent component : type.getRecordComponents()) {
        String kebab = kebab(component.getName());
        String key = RENAMED.getOrDefault(kebab, kebab);
        if (!NO_KEYS.contains(key) && !documented.contains(key) && !isFile(type)) {
          missing.add(type.getSimpleName() + "." + key);
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static boolean isFile(Class<?> type) {
    return type == Company.class || type == CsvMapping.class;
  }

  /** The parts of all keys in the tables: {@code a.<b>.c[].d} gives a, c and d. */
  private static Set<String> documentedKeys() throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    String page = Files.readString(PAGE);
    String folder = page.substring(page.indexOf(FROM), page.indexOf(TO));
    Matcher rows = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE).matcher(folder);
    while (rows.find()) {
      Arrays.stream(rows.group(1).replace("[]", "").split("\\.")).forEach(keys::add);
    }
    return keys;
  }

  private static Set<Class<?>> records(Type type, Set<Class<?>> seen) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> records(argument, seen));
    }
    if (type instanceof Class<?> found && found.getName().startsWith("io.usher.company")) {
      Class<?>[] cases = found.getPermittedSubclasses();
      if (cases != null) {
        Arrays.stream(cases).forEach(one -> records(one, seen));
      } else if (found.isRecord() && found != NameTemplate.class && seen.add(found)) {
        Arrays.stream(found.getRecordComponents())
            .forEach(component -> records(component.getGenericType(), seen));
      }
    }
    return seen;
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
