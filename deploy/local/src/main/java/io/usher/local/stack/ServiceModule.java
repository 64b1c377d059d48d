// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

/** The services of the stack, in the order in which facts pass through them. */
public enum ServiceModule {
  HR_INGEST("hr-ingest-service", 1, "hr_ingest"),
  VALIDATION("validation-service", 2, "validation"),
  ENTRA("entra-provisioner", 3, "entra"),
  SAAS("saas-provisioner", 4, "saas"),
  WRITEBACK("writeback-service", 5, "writeback");

  private final String module;
  private final int portOffset;
  private final String database;

  ServiceModule(String module, int portOffset, String database) {
    this.module = module;
    this.portOffset = portOffset;
    this.database = database;
  }

  /** Name of the service and of its module. */
  public String module() {
    return module;
  }

  /** Its port is so much above the base. */
  public int portOffset() {
    return portOffset;
  }

  /** Name of its database and of the role that owns it. */
  public String database() {
    return database;
  }
}
