// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import java.util.List;

/** One simulated system: its routes, its guards and the shape of its errors. */
public interface Vendor {

  /** Short name for the ledger and for fault rules: graph, bamboo, slack, atlassian. */
  String name();

  /** True when a path that no route knows belongs to this vendor. */
  boolean owns(String path);

  List<Route> routes();

  /** Credentials and limits, before the handler; throws a {@link Rejection}. */
  void admit(Call call);

  /** The vendor's body for a status that no handler chose: faults, 404 and 405 of the router. */
  Reply failure(Call call, int status, String detail);

  /** Headers that the vendor puts on each answer. */
  default Reply finish(Call call, Reply reply) {
    return reply;
  }
}
