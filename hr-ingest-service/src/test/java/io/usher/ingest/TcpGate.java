// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut or frozen, as when the server is gone or hangs. */
final class TcpGate implements AutoCloseable {

  private final ServerSocket entrance;
  private final InetSocketAddress target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean frozen;

  TcpGate(InetSocketAddress target) {
    this.target = target;
    try {
      this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    cut = true;
    open.forEach(TcpGate::end);
  }

  /** Connections stay and new ones are made, but nothing comes through: the machine hangs. */
  void freeze() {
    frozen = true;
  }

  void mend() {
    cut = false;
    if (frozen) {
      // What was swallowed is missing on them.
      open.forEach(TcpGate::end);
      frozen = false;
    }
  }

  @Override
  public void close() {
    cut();
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        if (cut) {
          end(client);
        } else {
          join(client);
        }
      } catch (IOException closed) {
        open.removeIf(Socket::isClosed);
      }
    }
  }

  private void join(Socket client) throws IOException {
    Socket server = new Socket();
    server.connect(target);
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    open.add(client);
    open.add(server);
    Thread.ofVirtual().start(() -> pump(client, server));
    Thread.ofVirtual().start(() -> pump(server, client));
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[8192];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (!frozen) {
          out.write(bytes, 0, count);
        }
      }
    } catch (IOException closed) {
      open.remove(from);
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
