// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Addresses of hosts, in time. A look-up itself heeds neither time-outs nor interruption, and a
 * resolver that is gone would hold a call far longer than it may take; so it is made aside. There
 * is one per connection, not per call.
 */
final class BoundedLookup implements Dns {

  private final Dns dns;
  private final Duration most;

  /**
   * @param dns looks up
   * @param most how long a look-up may take
   */
  BoundedLookup(Dns dns, Duration most) {
    this.dns = dns;
    this.most = most;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    FutureTask<List<InetAddress>> task = new FutureTask<>(() -> dns.lookup(host));
    Thread.ofVirtual().name("vendor-lookup").start(task);
    try {
      return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unknown(host, stopped);
    } catch (ExecutionException | TimeoutException failed) {
      throw unknown(host, failed);
    }
  }

  private static UnknownHostException unknown(String host, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
