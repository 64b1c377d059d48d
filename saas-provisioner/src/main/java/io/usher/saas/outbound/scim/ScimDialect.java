// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import io.usher.saas.domain.AccountRules;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an app differs from SCIM 2.0, as data.
 *
 * @param name its name, as in apps.yaml
 * @param rules limits that the app puts on accounts
 * @param finding what it can be searched by
 * @param writing how changes of a user are written
 * @param grouping how memberships are written and read
 * @param pace how fast it may be asked and how fast it applies
 */
public record ScimDialect(
    String name,
    AccountRules rules,
    Finding finding,
    Writing writing,
    Grouping grouping,
    Pace pace) {

  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  /** What the RFCs say, for an app that keeps to them. */
  public static ScimDialect plain() {
    return new ScimDialect(
        "scim",
        AccountRules.plain(),
        new Finding(Match.USER_NAME, "userName", true),
        Writing.byPatch(EmailShape.ARRAY),
        new Grouping(100, true, true),
        Pace.unlimited());
  }

  /**
   * What the app can be searched by.
   *
   * @param match what people are matched by
   * @param attribute its name in a filter, which need not be one of the schema
   * @param externalId whether {@code externalId eq} works
   */
  public record Finding(Match match, String attribute, boolean externalId) {}

  /** What people are matched by. */
  public enum Match {
    USER_NAME,
    MAIL
  }

  /**
   * How changes of a user are written.
   *
   * @param mediaType of request bodies
   * @param verb PATCH of the difference, or PUT of the whole resource
   * @param email how a new address is written in a PATCH
   * @param close how an account is closed
   * @param enterprise name of the enterprise extension that carries the department, or null when
   *     the app has none
   */
  public record Writing(
      String mediaType, Verb verb, EmailShape email, Close close, @Nullable String enterprise) {

    /** The usual way: PATCH, closed by {@code active=false}. */
    public static Writing byPatch(EmailShape email) {
      return new Writing("application/scim+json", Verb.PATCH, email, Close.ACTIVE, ENTERPRISE);
    }

    Optional<String> enterpriseExtension() {
      return Optional.ofNullable(enterprise);
    }
  }

  /** The verb of a change. */
  public enum Verb {
    PATCH,
    PUT
  }

  /** How a new address is written in a PATCH. */
  public enum EmailShape {
    /** {@code replace emails} with a list of one. */
    ARRAY,
    /** {@code replace emails[type eq "work"].value}; fails where there is none. */
    FILTERED,
    /** {@code replace emails.value}. */
    VALUE
  }

  /** How an account is closed. */
  public enum Close {
    /** {@code active=false}; can be undone. */
    ACTIVE,
    /** DELETE, where that means no more than closing. */
    DELETE
  }

  /**
   * How memberships are written and read.
   *
   * @param maxMembers most members in one request
   * @param shownOnUser whether a user tells its groups
   * @param excludesMembers whether {@code excludedAttributes=members} works
   */
  public record Grouping(int maxMembers, boolean shownOnUser, boolean excludesMembers) {}

  /**
   * How fast it may be asked and how fast it applies.
   *
   * @param reads published limit of reads per minute; 0 when there is none
   * @param writes published limit of writes per minute; 0 when there is none
   * @param asyncApply how long a change may take until it can be read back
   */
  public record Pace(long reads, long writes, Duration asyncApply) {

    /** Nothing published, applied at once. */
    public static Pace unlimited() {
      return new Pace(0, 0, Duration.ZERO);
    }
  }
}
