// SPDX-License-Identifier: Apache-2.0
package io.usher.validation;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the company folder lies. */
@ConfigMapping(prefix = "usher.company")
interface CompanyConfig {

  /** The folder, mounted read-only; environment variable {@code USHER_COMPANY_DIR}. */
  Path dir();
}
