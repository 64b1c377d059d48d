// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Makes a call and takes in its whole answer, unless the thread is interrupted or it is too big.
 */
final class OneCall {

  /** Of one answer, after unpacking: far above what vendors send, far below what is in memory. */
  static final int MOST_MIB = 16;

  private static final long MOST_BYTES = MOST_MIB * 1024L * 1024;

  private OneCall() {}

  /** The answer has more than {@link #MOST_MIB}. */
  static final class TooBig extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Sends the request.
   *
   * @throws IOException when there is no whole answer; the thread is still interrupted if that was
   *     why
   */
  static Answer answer(Call call) throws IOException {
    return Thread.currentThread().isVirtual() ? here(call) : aside(call);
  }

  private static Answer here(Call call) throws IOException {
    try (Response response = call.execute()) {
      BufferedSource body = response.body().source();
      if (body.request(MOST_BYTES + 1)) {
        throw new TooBig();
      }
      return new Answer(response.code(), response.headers(), body.readByteArray());
    }
  }

  /** Interruption ends the reads of virtual threads only; so the call gets one to wait for. */
  private static Answer aside(Call call) throws IOException {
    FutureTask<Answer> task = new FutureTask<>(() -> here(call));
    Thread.ofVirtual().name("vendor-call").start(task);
    try {
      return task.get();
    } catch (InterruptedException stopped) {
      call.cancel();
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("A call ended in an unforeseen way", failed.getCause());
    }
  }
}
