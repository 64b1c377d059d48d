// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.company.Source;
import io.usher.ingest.domain.ConnectedSource;
import java.util.Optional;

/**
 * Connects the sources of one kind. Each package of a connector has one bean of it; that is all the
 * service needs to know of a new kind.
 */
public interface Connector {

  /** The connected source, or empty when it is of another kind. Opens no connection. */
  Optional<ConnectedSource> connect(Source source);
}
