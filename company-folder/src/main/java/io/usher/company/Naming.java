// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import java.time.Duration;
import java.util.List;

/**
 * Sign-in names, addresses and display names.
 *
 * @param domain which mail domain
 * @param transliteration how names become ASCII
 * @param address local parts, tried in order until one is free; the last holds {@code {n}}
 * @param displayName the display name
 * @param neverReuseFor how long an address stays reserved after its owner is gone
 */
public record Naming(
    Domains domain,
    Transliterations transliteration,
    List<NameTemplate> address,
    NameTemplate displayName,
    Duration neverReuseFor) {

  public Naming {
    address = List.copyOf(address);
  }

  /** The domain of a person: the first rule that holds, else the default. */
  public String domainOf(Worker worker, LifecycleStage stage) {
    return domain.rules().stream()
        .filter(rule -> rule.when().holds(worker, stage))
        .map(DomainRule::domain)
        .findFirst()
        .orElse(domain.fallback());
  }

  /** The transliteration of a person: the first rule that holds, else the default. */
  public Transliteration transliterationOf(Worker worker, LifecycleStage stage) {
    return transliteration.rules().stream()
        .filter(rule -> rule.when().holds(worker, stage))
        .map(TransliterationRule::with)
        .findFirst()
        .orElse(transliteration.fallback());
  }

  /**
   * Mail domains.
   *
   * @param fallback {@code default} in the file
   * @param rules tried in order
   */
  public record Domains(String fallback, List<DomainRule> rules) {

    public Domains {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A domain for some.
   *
   * @param when for whom
   * @param domain the domain
   */
  public record DomainRule(Condition when, String domain) {}

  /**
   * How names become ASCII.
   *
   * @param fallback {@code default} in the file
   * @param rules tried in order
   */
  public record Transliterations(Transliteration fallback, List<TransliterationRule> rules) {

    public Transliterations {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A transliteration for some.
   *
   * @param when for whom
   * @param with which
   */
  public record TransliterationRule(Condition when, Transliteration with) {}

  /** Known transliterations. */
  public enum Transliteration {
    /** ü becomes u. */
    LATIN_ASCII,
    /** ü becomes ue. */
    GERMAN
  }
}
