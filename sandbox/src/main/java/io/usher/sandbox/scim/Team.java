// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import java.util.LinkedHashSet;
import java.util.Set;

/** One group of an app. Guarded by the app's lock. */
final class Team {
  final String id;
  String displayName;
  String externalId = "";
  final Set<String> memberIds = new LinkedHashSet<>();

  Team(String id, String displayName) {
    this.id = id;
    this.displayName = displayName;
  }
}
