// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a name, as questions about its text. */
final class NameTexts {

  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "-",
          "--",
          ".",
          "..",
          "?",
          "x",
          "xx",
          "xxx",
          "n/a",
          "n.a.",
          "none",
          "null",
          "tbd",
          "tba",
          "unknown",
          "unbekannt",
          "empty",
          "firstname",
          "first name",
          "lastname",
          "last name");
  private static final Pattern MARKUP =
      Pattern.compile("</?[a-zA-Z][^>]*>|&(#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);");

  /** Bytes of UTF-8 read as Windows-1252: a lead byte, then one or two continuation bytes. */
  private static final String CONTINUED =
      "[\\u0080-\\u00BF\\u0152\\u0153\\u0160\\u0161\\u0178\\u017D\\u017E\\u0192\\u02C6\\u02DC\\u2013"
          + "\\u2014\\u2018-\\u201A\\u201C-\\u201E\\u2020-\\u2022\\u2026\\u2030\\u2039\\u203A\\u20AC\\u2122]";

  private static final Pattern MOJIBAKE =
      Pattern.compile(
          "[\\u00C2-\\u00DF]" + CONTINUED + "|[\\u00E0-\\u00EF]" + CONTINUED + CONTINUED);
  private static final Pattern LOST = Pattern.compile("[?\\uFFFD_]");
  private static final Pattern ANNOTATION =
      Pattern.compile(
          "\\(.*\\)|\\[.*]|\\b(test|dummy|duplicate|contractor|temp|intern|do not use)\\b"
              + "|^(mr|mrs|ms|dr|prof)\\.? .+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ALLOWED =
      Pattern.compile(
          "[\\p{L}\\p{M}'\\u2019\\u2018`\\u00B4.,\\u00B7\\-\\u2010\\u2011 \\u200C\\u200D]*");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ \\-]");
  private static final int SHORT = 2;

  /** Scripts that one word may mix. */
  private static final List<Set<UnicodeScript>> TOGETHER =
      List.of(
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

  private NameTexts() {}

  static boolean placeholder(String name) {
    return PLACEHOLDERS.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean markup(String name) {
    return MARKUP.matcher(name).find();
  }

  static boolean mojibake(String name) {
    return MOJIBAKE.matcher(name).find();
  }

  static boolean lostCharacters(String name) {
    return LOST.matcher(name).find();
  }

  static boolean annotation(String name) {
    return ANNOTATION.matcher(name).find();
  }

  static boolean digitsOrSymbols(String name) {
    return !ALLOWED.matcher(name).matches();
  }

  static boolean mixedScripts(String name) {
    return BETWEEN_WORDS
        .splitAsStream(name)
        .map(NameTexts::scriptsOf)
        .anyMatch(
            scripts ->
                scripts.size() > 1 && TOGETHER.stream().noneMatch(all -> all.containsAll(scripts)));
  }

  static boolean oneCase(String name) {
    long letters = name.codePoints().filter(Character::isLetter).count();
    String upper = name.toUpperCase(Locale.ROOT);
    String lower = name.toLowerCase(Locale.ROOT);
    return letters > SHORT && !upper.equals(lower) && (name.equals(upper) || name.equals(lower));
  }

  private static Set<UnicodeScript> scriptsOf(String word) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    return scripts;
  }
}
