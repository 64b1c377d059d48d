// SPDX-License-Identifier: Apache-2.0
package io.usher.system.people;

/** Where somebody works; the same sites as in the sample company's validation.yaml. */
public enum Site {
  BERLIN("Berlin", "Germany", "DE"),
  VIENNA("Vienna", "Austria", "AT"),
  SYDNEY("Sydney", "Australia", "AU");

  private final String location;
  private final String country;
  private final String countryCode;

  Site(String location, String country, String countryCode) {
    this.location = location;
    this.country = country;
    this.countryCode = countryCode;
  }

  /** Name of the location. */
  public String location() {
    return location;
  }

  /** Country as the HR systems of the sample company write it. */
  public String country() {
    return country;
  }

  /** ISO 3166-1 alpha-2. */
  public String countryCode() {
    return countryCode;
  }
}
