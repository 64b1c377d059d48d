// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

/** Names of the topics, as constants for annotations; {@link Topic} describes each. */
public final class Topics {

  /** {@code WorkerObserved}, written by hr-ingest-service. Private. */
  public static final String HR_WORKERS = "usher.hr.workers.v1";

  /** {@code IdentityAdmitted}, written by validation-service. Private. */
  public static final String IDENTITY_ADMITTED = "usher.identity.admitted.v1";

  /** {@code IdentityHeld}, written by validation-service. */
  public static final String IDENTITY_HELD = "usher.identity.held.v1";

  /** {@code DirectoryOutcome}, written by entra-provisioner. */
  public static final String IDENTITY_DIRECTORY = "usher.identity.directory.v1";

  /** {@code AppOutcome}, written by saas-provisioner. */
  public static final String IDENTITY_APPS = "usher.identity.apps.v1";

  /** {@code IdentityCompleted}, written by writeback-service. */
  public static final String IDENTITY_COMPLETED = "usher.identity.completed.v1";

  /** Records that hr-ingest-service cannot read. */
  public static final String HR_INGEST_DEAD_LETTER = "usher.hr-ingest-service.dead-letter.v1";

  /** Records that validation-service cannot read. */
  public static final String VALIDATION_DEAD_LETTER = "usher.validation-service.dead-letter.v1";

  /** Records that entra-provisioner cannot read. */
  public static final String ENTRA_DEAD_LETTER = "usher.entra-provisioner.dead-letter.v1";

  /** Records that saas-provisioner cannot read. */
  public static final String SAAS_DEAD_LETTER = "usher.saas-provisioner.dead-letter.v1";

  /** Records that writeback-service cannot read. */
  public static final String WRITEBACK_DEAD_LETTER = "usher.writeback-service.dead-letter.v1";

  private Topics() {}
}
