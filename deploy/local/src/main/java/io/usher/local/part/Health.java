// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

/** Whether something on a port of the loopback interface answers as the part that belongs there. */
public final class Health {

  private static final int OK = 200;

  private Health() {}

  /** A service that can work. */
  public static boolean service(int port) {
    return Http.status("http://127.0.0.1:" + port + "/q/health/ready") == OK;
  }

  /** The schema registry. */
  public static boolean registry(int port) {
    return Http.status("http://127.0.0.1:" + port + "/apis/registry/v3/system/info") == OK;
  }

  /** The sandbox. */
  public static boolean sandbox(int port) {
    return Http.status("http://127.0.0.1:" + port + "/_sandbox/health") == OK;
  }
}
