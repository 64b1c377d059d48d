// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code access.yaml}. */
final class AccessFile {

  private final KnownNames known;

  private AccessFile(KnownNames known) {
    this.known = known;
  }

  static Access read(Section file, KnownNames known) {
    Section roles = file.needSection("roles");
    Map<String, Access.Role> result = new LinkedHashMap<>();
    for (String name : roles.names()) {
      result.put(name, new AccessFile(known).role(name, roles.needSection(name)));
    }
    file.end();
    return new Access(result);
  }

  private Access.Role role(String name, Section section) {
    Access.Role role =
        new Access.Role(
            name,
            section.need("when", Scalars.CONDITION),
            licences(section),
            new LinkedHashSet<>(section.list("groups", Scalars.TEXT)),
            entitlements(section.maybe("apps")));
    section.end();
    return role;
  }

  private Set<String> licences(Section section) {
    Set<String> licences = new LinkedHashSet<>(section.list("licences", Scalars.TEXT));
    for (String licence : licences) {
      dangling(section, "licences", licence, known.licences(), "a licence of directory.yaml");
    }
    return licences;
  }

  private Map<String, Access.Entitlement> entitlements(Section apps) {
    Map<String, Access.Entitlement> entitlements = new LinkedHashMap<>();
    for (String app : apps.names()) {
      dangling(apps, app, app, known.apps(), "an app of apps.yaml");
      Section section = apps.needSection(app);
      entitlements.put(
          app, new Access.Entitlement(new LinkedHashSet<>(section.list("groups", Scalars.TEXT))));
      section.end();
    }
    return entitlements;
  }

  private static void dangling(
      Section section, String key, String name, Optional<Set<String>> known, String expected) {
    if (known.isPresent() && !known.get().contains(name)) {
      String hint = Suggestion.hint(name, known.get());
      section.keyMistake(
          key, "the unknown " + name + (hint.isEmpty() ? "" : " (" + hint + ")"), expected);
    }
  }
}
