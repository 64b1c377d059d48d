// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

/** An HR system that is connected: one that can be asked, or one that sends whole files. */
public sealed interface ConnectedSource permits HrSource, FileSource {

  /** Name in {@code sources.yaml}; first half of every worker key. */
  String name();
}
