// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox until the process is ended. */
public final class SandboxMain {
  private static final System.Logger LOG = System.getLogger(SandboxMain.class.getName());

  private SandboxMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    try {
      Sandbox sandbox = Sandbox.start(CommandLine.parse(arguments));
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
      LOG.log(System.Logger.Level.INFO, "sandbox listens on " + sandbox.url());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      LOG.log(System.Logger.Level.ERROR, e.getMessage());
      System.exit(2);
    }
    ended.await();
  }
}
