// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.util.List;
import java.util.Optional;

/** The connected HR systems. */
public interface Sources {

  /** The source of that name, if the company folder has one. */
  Optional<ConnectedSource> find(String name);

  /** All that can be asked. */
  List<HrSource> askable();
}
