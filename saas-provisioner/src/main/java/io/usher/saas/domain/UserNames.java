// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.WorkerKey;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Derives user names: the same person and sign-in name always give the same candidates, and the
 * last one carries a mark of the worker key, so that two people cannot end with the same one.
 */
final class UserNames {

  private static final int MARK = 8;

  /** What an app would change by itself: the name that it shows must be the one that is wanted. */
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9._-]");

  private UserNames() {}

  /** Candidates in the order in which they are tried; never empty. */
  static List<String> candidates(WorkerKey key, String principalName, AccountRules rules) {
    String wanted =
        switch (rules.userName()) {
          case PRINCIPAL_NAME -> principalName;
          case LOCAL_PART -> localPart(principalName);
        };
    return switch (rules.userName()) {
      case PRINCIPAL_NAME -> List.of(wanted);
      case LOCAL_PART -> {
        String marked = marked(wanted, key, rules.maxUserName());
        yield wanted.length() <= rules.maxUserName() ? List.of(wanted, marked) : List.of(marked);
      }
    };
  }

  private static String localPart(String principalName) {
    int at = principalName.indexOf('@');
    String local = at < 0 ? principalName : principalName.substring(0, at);
    return OTHER.matcher(local.toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  private static String marked(String wanted, WorkerKey key, int max) {
    int room = Math.max(0, max - MARK - 1);
    String kept = wanted.length() > room ? wanted.substring(0, room) : wanted;
    return kept + "-" + mark(key);
  }

  private static String mark(WorkerKey key) {
    return Fingerprint.of(key.toString()).substring(0, MARK);
  }
}
