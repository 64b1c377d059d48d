// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.normalise;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import java.util.regex.Pattern;

/** Phone numbers as E.164, by Google's libphonenumber. */
public final class Phones {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

  private Phones() {}

  /** True for a number in E.164. */
  public static boolean isE164(String text) {
    return E164.matcher(text).matches();
  }

  /** The number in E.164, read as from the worker's country; as it is when it cannot be read. */
  static String e164(String text, Worker worker) {
    String region = worker.text(WorkerField.COUNTRY_CODE).filter(Countries::isCode).orElse("ZZ");
    try {
      PhoneNumber number = NUMBERS.parse(text, region);
      boolean plain = number.getExtension().isEmpty();
      return plain && NUMBERS.isPossibleNumber(number)
          ? NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)
          : text;
    } catch (NumberParseException unreadable) {
      return text;
    }
  }
}
