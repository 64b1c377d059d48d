// SPDX-License-Identifier: Apache-2.0
package io.usher.validation;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the company folder lies. */
@ConfigMapping(prefix = "usher.company")
interface CompanyConfig {

  /** The company folder; mount it read-only. */
  Path dir();
}
