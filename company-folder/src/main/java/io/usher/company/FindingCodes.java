// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.ReasonCode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The findings whose severity a company may set. */
final class FindingCodes {

  /** Without a status and a zone there is no stage: these always hold. */
  private static final Set<ReasonCode> ALWAYS_HOLD =
      EnumSet.of(ReasonCode.STATUS_UNKNOWN, ReasonCode.ZONE_UNKNOWN);

  private FindingCodes() {}

  /**
   * By the words of the folder: {@code department-unknown}, and also {@code unknown-department}, as
   * people say it.
   */
  static Map<String, ReasonCode> byKey() {
    Map<String, ReasonCode> codes = new LinkedHashMap<>();
    for (ReasonCode code :
        EnumSet.range(ReasonCode.REQUIRED_FIELD_MISSING, ReasonCode.MANAGER_IS_SELF)) {
      if (ALWAYS_HOLD.contains(code)) {
        continue;
      }
      codes.put(code.key(), code);
      if (code.key().endsWith("-unknown")) {
        codes.put("unknown-" + code.key().replace("-unknown", ""), code);
      }
    }
    return codes;
  }
}
