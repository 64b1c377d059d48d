// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the organisation is described. */
@ConfigMapping(prefix = "usher.company")
interface CompanyConfig {

  /** The company folder; mount it read-only. */
  Path dir();
}
