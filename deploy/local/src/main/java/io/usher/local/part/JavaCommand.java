// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM, which runs on the same JDK as this one. */
public final class JavaCommand {

  private static final int COMPACT_HEADERS = 25;

  private final List<String> arguments = new ArrayList<>();

  private JavaCommand() {
    arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /**
   * A JVM that suits a laptop: one collector thread, a small heap, the quick compiler only, and
   * from JDK 25 on smaller object headers. Ten JVMs that optimise for hours to come would take the
   * processor from the work: with the second compiler a hire costs twice the processor time in the
   * first minutes.
   */
  public static JavaCommand small(int heapMegabytes) {
    JavaCommand command =
        new JavaCommand()
            .option("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx" + heapMegabytes + "m");
    return Runtime.version().feature() >= COMPACT_HEADERS
        ? command.option("-XX:+UseCompactObjectHeaders")
        : command;
  }

  /** Options of the JVM, before the class path. */
  public JavaCommand option(String... options) {
    arguments.addAll(List.of(options));
    return this;
  }

  /** Options of the JVM, before the class path. */
  public JavaCommand options(List<String> options) {
    arguments.addAll(options);
    return this;
  }

  /** A system property. */
  public JavaCommand property(String name, String value) {
    arguments.add("-D" + name + "=" + value);
    return this;
  }

  /** The complete command for a runnable jar. */
  public List<String> jar(Path jar) {
    List<String> command = new ArrayList<>(arguments);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /** The complete command for a main class. */
  public List<String> main(String classPath, String mainClass, String... programArguments) {
    List<String> command = new ArrayList<>(arguments);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(List.of(programArguments));
    return command;
  }
}
