// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern such as <code>{first}.{last}{n}</code>.
 *
 * @param text the pattern as it stands in the file
 * @param parts its parts in order
 */
public record NameTemplate(String text, List<Part> parts) {

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  public NameTemplate {
    parts = List.copyOf(parts);
  }

  /** A part of a pattern. */
  public sealed interface Part {}

  /**
   * Text that is taken as it stands.
   *
   * @param text the text
   */
  public record Literal(String text) implements Part {}

  /** A value of the person. */
  public enum Placeholder implements Part {
    FIRST("first"),
    MIDDLE("middle"),
    LAST("last"),
    PREFERRED("preferred"),
    /** The preferred name, or the first name when there is none. */
    PREFERRED_OR_FIRST("preferredOrFirst"),
    FIRST_INITIAL("firstInitial"),
    MIDDLE_INITIAL("middleInitial"),
    LAST_INITIAL("lastInitial"),
    EMPLOYEE_NUMBER("employeeNumber"),
    /** A number from 2 upwards, the first that is free. */
    N("n");

    private final String key;

    Placeholder(String key) {
      this.key = key;
    }

    /** The name in braces. */
    public String key() {
      return key;
    }
  }

  /** True when the pattern can give another name for each number. */
  public boolean numbered() {
    return parts.contains(Placeholder.N);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with the unknown placeholder
   */
  public static NameTemplate parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int end = 0;
    while (braces.find()) {
      literal(text.substring(end, braces.start())).ifPresent(parts::add);
      parts.add(placeholder(braces.group(1)));
      end = braces.end();
    }
    literal(text.substring(end)).ifPresent(parts::add);
    return new NameTemplate(text, parts);
  }

  private static Optional<Part> literal(String text) {
    if (text.contains("{") || text.contains("}")) {
      throw new IllegalArgumentException("an unpaired brace");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Literal(text));
  }

  private static Part placeholder(String name) {
    return Arrays.stream(Placeholder.values())
        .filter(placeholder -> placeholder.key().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the placeholder {" + name + "}"));
  }
}
