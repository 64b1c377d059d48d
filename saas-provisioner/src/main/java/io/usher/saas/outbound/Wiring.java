// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound;

import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import io.usher.kit.call.VendorHttp;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** What the beans are made of that no bean makes. */
final class Wiring {

  /** A wrong folder ends the start with all its mistakes. */
  @Produces
  @Singleton
  Company company(CompanyConfig config) {
    return CompanyFolder.load(config.dir(), Secrets.fromEnvironment());
  }

  /** One client for all apps. */
  @Produces
  @Singleton
  OkHttpClient client() {
    return VendorHttp.client(Duration.ofSeconds(3));
  }
}
