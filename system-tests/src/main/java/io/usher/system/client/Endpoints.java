// SPDX-License-Identifier: Apache-2.0
package io.usher.system.client;

import io.usher.local.stack.Ports;
import io.usher.local.stack.ServiceModule;
import java.util.List;

/**
 * Where a running stack listens.
 *
 * @param portBase first port of the stack; the others follow from it
 * @param replica which replica of each service is meant, from 1
 */
public record Endpoints(int portBase, int replica) {

  /** The first replica of each service. */
  public Endpoints(int portBase) {
    this(portBase, 1);
  }

  /** The same stack, but another replica of each service. */
  public Endpoints withReplica(int number) {
    return new Endpoints(portBase, number);
  }

  public String ingest() {
    return service(ServiceModule.HR_INGEST);
  }

  public String validation() {
    return service(ServiceModule.VALIDATION);
  }

  public String entra() {
    return service(ServiceModule.ENTRA);
  }

  public String saas() {
    return service(ServiceModule.SAAS);
  }

  public String writeback() {
    return service(ServiceModule.WRITEBACK);
  }

  /** All five services in the order of the pipeline. */
  public List<String> services() {
    return List.of(ingest(), validation(), entra(), saas(), writeback());
  }

  public String kafka() {
    return "127.0.0.1:" + ports().kafka();
  }

  /** The registry's v3 API. */
  public String registry() {
    return http(ports().registry()) + "/apis/registry/v3";
  }

  public String sandbox() {
    return http(ports().sandbox());
  }

  private Ports ports() {
    return new Ports(portBase);
  }

  private String service(ServiceModule module) {
    return http(ports().service(module, replica));
  }

  private static String http(int port) {
    return "http://127.0.0.1:" + port;
  }
}
