// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.naming;

import com.ibm.icu.text.Transliterator;
import io.usher.company.Naming;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The part of an address before the at sign.
 *
 * <p>Entra takes letters, digits and {@code ' . - _ ! # ^ ~}, at most 64, no dot before the at
 * sign. Usher keeps to lower-case letters, digits, dot, hyphen and underscore, which every mail
 * system takes.
 */
final class LocalParts {

  static final int LONGEST = 64;

  private static final String TO_ASCII =
      "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII";
  private static final Transliterator LATIN_ASCII = Transliterator.getInstance(TO_ASCII);
  private static final Transliterator GERMAN = Transliterator.getInstance("de-ASCII; " + TO_ASCII);

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]++([.-][a-z0-9_]++)*+");
  private static final Pattern HYPHENS = Pattern.compile("[\\u2010-\\u2015\\u2212]");
  private static final Pattern FORBIDDEN = Pattern.compile("[^a-z0-9._-]");
  private static final Pattern DOTS = Pattern.compile("\\.{2,}");
  private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");
  private static final Pattern DOT_BESIDE_HYPHEN = Pattern.compile("\\.-+|-+\\.");

  private LocalParts() {}

  /** How names become ASCII; the letters keep their case. */
  static UnaryOperator<String> transliteration(Naming.Transliteration which) {
    Transliterator transliterator =
        switch (which) {
          case LATIN_ASCII -> LATIN_ASCII;
          case GERMAN -> GERMAN;
        };
    return text ->
        isAscii(text)
            ? text
            : transliterator.transliterate(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /** An ASCII name as one word of an address: lower case, blanks and forbidden characters gone. */
  static String token(String ascii) {
    String lower = HYPHENS.matcher(ascii).replaceAll("-").toLowerCase(Locale.ROOT);
    return collapsed(FORBIDDEN.matcher(lower).replaceAll(""));
  }

  /** No two dots in a row, and none at an edge, as empty words leave them. */
  static String collapsed(String local) {
    if (PLAIN.matcher(local).matches()) {
      return local;
    }
    String once = DOTS.matcher(local).replaceAll(".");
    String apart = DOT_BESIDE_HYPHEN.matcher(once).replaceAll(".");
    return EDGES.matcher(apart).replaceAll("");
  }
}
