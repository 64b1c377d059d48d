// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleCompanyTest {

  @Test
  void theSampleCompanyOfTheLocalStackIsGood() {
    Map<String, String> variables = new HashMap<>(Folders.SECRETS.variables());
    variables.put("USHER_SANDBOX_URL", "http://127.0.0.1:8100");

    Company company =
        CompanyFolder.load(Path.of("..", "deploy", "local", "company"), Secrets.of(variables));

    assertThat(company.sources()).containsOnlyKeys("bamboo", "payroll");
    assertThat(company.directory().graphUrl()).isEqualTo(URI.create("http://127.0.0.1:8100/v1.0"));
  }
}
