// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import java.util.regex.Pattern;

/** Ids of employees: they become part of a URL, so nothing else may pass. */
final class BambooHrIds {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private BambooHrIds() {}

  /** The id 0 is none: the API reads it as the owner of the key. */
  static boolean valid(String id) {
    return ID.matcher(id).matches() && !id.chars().allMatch(digit -> digit == '0');
  }
}
