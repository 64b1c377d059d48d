// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.part.PostgresPart;
import io.usher.local.part.ServicePart;
import io.usher.local.stack.LocalStack;
import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of a running stack, as a table. */
public final class StackTable {

  private final LocalStack stack;

  /**
   * @param stack a stack that has started
   */
  public StackTable(LocalStack stack) {
    this.stack = stack;
  }

  /** Shows it. */
  public void show(Screen screen) {
    screen.line("");
    addresses().forEach((name, address) -> screen.line("  %-22s %s".formatted(name, address)));
    screen.line("");
  }

  private Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (ServicePart service : stack.services()) {
      addresses.put(service.name(), service.url());
    }
    addresses.put("kafka", stack.kafka().bootstrapServers());
    addresses.put("registry", stack.registry().url());
    addresses.put(
        "postgres",
        "127.0.0.1:"
            + stack.postgres().databases().port()
            + "  (one database per service; user: its name, password: "
            + PostgresPart.PASSWORD
            + ")");
    stack
        .sandboxUrl()
        .ifPresent(url -> addresses.put("sandbox", url + "  (open it: what the systems hold)"));
    addresses.put("logs", stack.plan().logs().toString());
    return addresses;
  }
}
