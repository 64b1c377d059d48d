// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.normalise;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Changes to texts that cannot be wrong. */
final class Texts {

  /**
   * Direction controls are kept: they are a finding, because they make a text look like another.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\u202A-\\u202E\\u2066-\\u2069\\t\\n\\r]]");

  /** Scripts that need joiners inside a word. */
  private static final Pattern JOINED =
      Pattern.compile(
          "[\\p{IsArabic}\\p{IsDevanagari}\\p{IsBengali}\\p{IsMalayalam}\\p{IsSinhala}]");

  private static final Pattern INVISIBLE_BUT_JOINERS =
      Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\u200C\\u200D\\u202A-\\u202E\\u2066-\\u2069\\t\\n\\r]]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  private Texts() {}

  static String visible(String text) {
    Pattern invisible = JOINED.matcher(text).find() ? INVISIBLE_BUT_JOINERS : INVISIBLE;
    return invisible.matcher(text).replaceAll("");
  }

  static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  static String singleBlanks(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  static String mailDomainLowerCase(String text) {
    int at = text.lastIndexOf('@');
    return at < 0 ? text : text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT);
  }

  static String language(String text) {
    Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
    String tag = locale.toLanguageTag();
    return tag.equals("und") ? text : tag;
  }
}
