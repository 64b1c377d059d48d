// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.normalise;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Countries as people write them: codes of two and three letters, names in several languages. */
public final class Countries {

  private static final Set<String> CODES = Set.of(Locale.getISOCountries());
  private static final Map<String, String> BY_NAME = names();

  private Countries() {}

  /** True for an ISO 3166-1 alpha-2 code. */
  public static boolean isCode(String text) {
    return CODES.contains(text);
  }

  /** The two-letter code of a country, or the text as it is when it is none that is known. */
  static String codeOf(String text) {
    return CODES.contains(text) ? text : BY_NAME.getOrDefault(plain(text), text);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    // Codes that are no ISO codes but stand in HR systems, and everyday names.
    Map.of(
            "UK",
            "GB",
            "EL",
            "GR",
            "England",
            "GB",
            "Great Britain",
            "GB",
            "USA",
            "US",
            "United States of America",
            "US",
            "Holland",
            "NL",
            "The Netherlands",
            "NL",
            "Czech Republic",
            "CZ",
            "Turkey",
            "TR")
        .forEach((name, code) -> names.put(plain(name), code));
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      names.putIfAbsent(plain(code), code);
      names.putIfAbsent(plain(country.getISO3Country()), code);
      for (Locale language :
          List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.ITALIAN, Locale.of("es"))) {
        names.putIfAbsent(plain(country.getDisplayCountry(language)), code);
      }
    }
    return Map.copyOf(names);
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }
}
