// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.ReasonCode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The findings whose severity a company may set. */
final class FindingCodes {

  private FindingCodes() {}

  /**
   * By the words of the folder: {@code department-unknown}, and also {@code unknown-department}, as
   * people say it.
   */
  static Map<String, ReasonCode> byKey() {
    Map<String, ReasonCode> codes = new LinkedHashMap<>();
    for (ReasonCode code :
        EnumSet.range(ReasonCode.REQUIRED_FIELD_MISSING, ReasonCode.MANAGER_IS_SELF)) {
      codes.put(code.key(), code);
      if (code.key().endsWith("-unknown")) {
        codes.put("unknown-" + code.key().replace("-unknown", ""), code);
      }
    }
    return codes;
  }
}
