// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

/** How a fact reached us. */
public enum SeenBy {
  WEBHOOK,
  POLL,
  FULL_COMPARISON,
  CSV_IMPORT
}
