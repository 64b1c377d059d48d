// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound;

import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/** What the beans are made of that no bean makes. */
final class Wiring {

  /** A wrong folder ends the start with all its mistakes. */
  @Produces
  @Singleton
  Company company(CompanyConfig config) {
    return CompanyFolder.load(config.dir(), Secrets.fromEnvironment());
  }

  /** One client for all apps: connections are kept alive; HTTP/1.1, as some apps have no more. */
  @Produces
  @Singleton
  HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(3))
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }
}
