// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run takes place.
 *
 * @param processor model, or the architecture where the system does not tell
 * @param cores how many the JVM sees
 * @param memoryGigabytes of the machine or container
 * @param system name and version of the operating system
 * @param java version of the JVM
 */
record Machine(String processor, int cores, long memoryGigabytes, String system, String java) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
  }

  String text() {
    return processor + ", " + cores + " cores, " + memoryGigabytes + " GB, " + system + ", " + java;
  }

  private static String processorName() {
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(CPU_INFO)) {
      return architecture;
    }
    try {
      List<String> lines = Files.readAllLines(CPU_INFO);
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException unreadable) {
      return architecture;
    }
  }
}
