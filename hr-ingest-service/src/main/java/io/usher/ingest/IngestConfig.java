// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of this service. What HR systems there are stands in the company folder. */
@ConfigMapping(prefix = "usher.hr-ingest")
public interface IngestConfig {

  /** The largest body of a webhook. */
  @WithDefault("256K")
  MemorySize webhookMaxBody();

  /** The largest file; the bytes are held in memory while it is imported. */
  @WithDefault("20M")
  MemorySize importMaxBody();

  /** How many imports one replica runs at once; further ones are told to come again. */
  @WithDefault("2")
  int importsAtOnce();

  /** How many rows of a file are written in one transaction. */
  @WithDefault("500")
  int importChunkRows();

  /** How long imports and their row results are kept. */
  @WithDefault("P90D")
  Duration importRetention();

  /** How often to look whether a listing is due. */
  @WithDefault("5s")
  Duration listingTick();

  /**
   * Whether a change of the work e-mail alone is told downstream. Usually it is the echo of our own
   * write-back, and no account depends on it.
   */
  @WithDefault("false")
  boolean workEmailIsNews();
}
