// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

/** CloudEvents types ({@code ce_type}), one per record; the version is the topic's. */
public final class EventTypes {

  public static final String WORKER_OBSERVED = "io.usher.hr.worker-observed.v1";
  public static final String IDENTITY_ADMITTED = "io.usher.identity.admitted.v1";
  public static final String IDENTITY_HELD = "io.usher.identity.held.v1";
  public static final String DIRECTORY_OUTCOME = "io.usher.identity.directory.v1";
  public static final String APP_OUTCOME = "io.usher.identity.apps.v1";
  public static final String IDENTITY_COMPLETED = "io.usher.identity.completed.v1";

  private EventTypes() {}
}
