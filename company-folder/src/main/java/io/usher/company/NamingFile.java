// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code naming.yaml}. */
final class NamingFile {

  private NamingFile() {}

  static Naming read(Section file) {
    Section naming = file.needSection("naming");
    Naming result =
        new Naming(
            domains(naming.needSection("domain")),
            transliterations(naming.maybe("transliteration")),
            address(naming),
            displayName(naming),
            naming.get("never-reuse-for", Scalars.DURATION, Duration.ofDays(730)));
    naming.end();
    file.end();
    return result;
  }

  private static Naming.Domains domains(Section section) {
    List<Naming.DomainRule> rules = new ArrayList<>();
    for (Section rule : section.sections("rules")) {
      rules.add(
          new Naming.DomainRule(
              rule.need("when", Scalars.CONDITION), rule.need("domain", Scalars.DOMAIN)));
      rule.end();
    }
    Naming.Domains domains = new Naming.Domains(section.need("default", Scalars.DOMAIN), rules);
    section.end();
    return domains;
  }

  private static Naming.Transliterations transliterations(Section section) {
    Scalar<Naming.Transliteration> kind = Scalars.kebab(Naming.Transliteration.class);
    List<Naming.TransliterationRule> rules = new ArrayList<>();
    for (Section rule : section.sections("rules")) {
      rules.add(
          new Naming.TransliterationRule(
              rule.need("when", Scalars.CONDITION), rule.need("with", kind)));
      rule.end();
    }
    Naming.Transliterations result =
        new Naming.Transliterations(
            section.get("default", kind, Naming.Transliteration.LATIN_ASCII), rules);
    section.end();
    return result;
  }

  private static List<NameTemplate> address(Section naming) {
    if (!naming.has("address")) {
      return List.of(NameTemplate.parse("{first}.{last}"), NameTemplate.parse("{first}.{last}{n}"));
    }
    List<NameTemplate> templates = naming.list("address", Scalars.TEMPLATE);
    if (templates.isEmpty() || !templates.get(templates.size() - 1).numbered()) {
      naming.mistake(
          "address",
          "naming.address whose last pattern has no {n}",
          "a last pattern with {n}, so that a free address is always found");
    }
    return templates;
  }

  private static NameTemplate displayName(Section naming) {
    NameTemplate fallback = NameTemplate.parse("{preferredOrFirst} {last}");
    NameTemplate template = naming.get("display-name", Scalars.TEMPLATE, fallback);
    if (naming.has("display-name")
        && template.numbered()
        && !template.equals(Scalars.TEMPLATE.placeholder())) {
      naming.mistake("display-name", "naming.display-name with {n}", "a pattern without {n}");
    }
    return template;
  }
}
