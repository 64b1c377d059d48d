// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Scenario files. */
final class Yaml {

  private Yaml() {}

  /** One scenario of a file. */
  record Scenario(Map<String, Object> content) {

    String text(String key) {
      return String.valueOf(Objects.requireNonNull(content.get(key), key));
    }

    String text(String key, String otherwise) {
      return String.valueOf(content.getOrDefault(key, otherwise));
    }

    Map<String, @Nullable Object> map(String key) {
      Map<?, ?> map = (Map<?, ?>) content.getOrDefault(key, Map.of());
      Map<String, @Nullable Object> texts = new java.util.LinkedHashMap<>();
      map.forEach((name, value) -> texts.put(String.valueOf(name), value));
      return texts;
    }

    List<String> list(String key) {
      return ((List<?>) content.getOrDefault(key, List.of()))
          .stream().map(String::valueOf).collect(Collectors.toList());
    }

    @Override
    public String toString() {
      return text("name");
    }
  }

  static Stream<Scenario> scenarios(String file) {
    try (InputStream in = Yaml.class.getResourceAsStream(file)) {
      List<Map<String, Object>> all =
          new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return all.stream().map(Scenario::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
