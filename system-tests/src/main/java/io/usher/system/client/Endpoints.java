// SPDX-License-Identifier: Apache-2.0
package io.usher.system.client;

import io.usher.local.stack.Ports;
import io.usher.local.stack.ServiceModule;
import java.util.List;

/**
 * Where a running stack listens.
 *
 * @param portBase first port of the stack; the others follow from it
 */
public record Endpoints(int portBase) {

  /** The services of another replica; the first has number 1. Only its services are its own. */
  public Endpoints replica(int number) {
    return new Endpoints(new Ports(portBase).service(ServiceModule.HR_INGEST, number) - 1);
  }

  public String ingest() {
    return http(1);
  }

  public String validation() {
    return http(2);
  }

  public String entra() {
    return http(3);
  }

  public String saas() {
    return http(4);
  }

  public String writeback() {
    return http(5);
  }

  /** All five services in the order of the pipeline. */
  public List<String> services() {
    return List.of(ingest(), validation(), entra(), saas(), writeback());
  }

  public String kafka() {
    return "127.0.0.1:" + (portBase + 10);
  }

  /** The registry's v3 API. */
  public String registry() {
    return http(12) + "/apis/registry/v3";
  }

  public String sandbox() {
    return http(20);
  }

  private String http(int offset) {
    return "http://127.0.0.1:" + (portBase + offset);
  }
}
