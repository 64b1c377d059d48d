// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Rules about the text of the sources: sizes, forgotten notes, packages that nobody explains. */
final class SourceRules {

  private static final int FILE_LINES = 400;
  private static final int FLOW_LINES = 120;
  // Written in pieces, because this file is checked too.
  private static final Pattern FORGOTTEN = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern WILDCARD = Pattern.compile("^import .*\\*;$");

  /** The whole name, and the package in it. */
  private static final Pattern IMPORT =
      Pattern.compile("import (?:static )?(([a-z][\\w]*(?:\\.[a-z]\\w*)*)\\.[A-Z].*);");

  private SourceRules() {}

  /**
   * Everything in the folder that is against a rule.
   *
   * @param service whether flows are held to their own length
   * @param boundaries names of the classes that may catch everything
   */
  static List<String> violations(Path sources, boolean service, Set<String> boundaries) {
    List<Path> files = javaFiles(sources);
    if (files.isEmpty()) {
      return List.of("there are no sources in " + sources.toAbsolutePath());
    }
    List<String> violations = new ArrayList<>();
    for (Path file : files) {
      String name = sources.relativize(file).toString();
      int limit = service && name.endsWith("Flow.java") ? FLOW_LINES : FILE_LINES;
      violations.addAll(lineViolations(name, read(file), limit));
    }
    for (Path folder : packages(files)) {
      if (!isExplained(folder)) {
        violations.add(sources.relativize(folder) + " has no package-info with @NullMarked");
      }
    }
    violations.addAll(treeViolations(sources, files, boundaries));
    return violations;
  }

  private static List<String> lineViolations(String name, List<String> lines, int limit) {
    List<String> violations = new ArrayList<>();
    if (lines.size() > limit) {
      violations.add(name + " has " + lines.size() + " lines, at most " + limit + " are allowed");
    }
    for (int i = 0; i < lines.size(); i++) {
      if (FORGOTTEN.matcher(lines.get(i)).find() || WILDCARD.matcher(lines.get(i)).find()) {
        violations.add(name + ":" + (i + 1) + " " + lines.get(i).strip());
      }
    }
    return violations;
  }

  private static Set<Path> packages(List<Path> files) {
    Set<Path> folders = new TreeSet<>();
    files.forEach(file -> folders.add(file.resolveSibling("")));
    return folders;
  }

  /** Whether the package says what it is for and that nothing in it is null by default. */
  static boolean isExplained(Path folder) {
    Path file = folder.resolve("package-info.java");
    return Files.isRegularFile(file) && read(file).contains("@NullMarked");
  }

  /** What the syntax trees of the files show. */
  static List<String> treeViolations(Path sources, List<Path> files, Set<String> boundaries) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      List<String> violations = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        Path file = Path.of(unit.getSourceFile().toUri());
        String name = sources.toAbsolutePath().relativize(file.toAbsolutePath()).toString();
        boolean boundary = boundaries.contains(simpleName(file));
        new MethodScanner(
                name, unit, Trees.instance(task).getSourcePositions(), boundary, violations)
            .scan(unit, null);
      }
      return violations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the class that a file is named after. */
  static String simpleName(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".java".length());
  }

  /** What files import that lie in another package than the imported class. */
  static Set<String> importedElsewhere(Path sources) {
    Set<String> imported = new TreeSet<>();
    for (Path file : javaFiles(sources)) {
      String folder = "/" + file.resolveSibling("").toString().replace('\\', '/');
      for (String line : read(file)) {
        Matcher found = IMPORT.matcher(line);
        if (found.matches() && !folder.endsWith("/" + found.group(2).replace('.', '/'))) {
          imported.add(found.group(1));
        }
      }
    }
    return imported;
  }

  /** All Java files below the folder, in order; none when there is no such folder. */
  static List<Path> javaFiles(Path sources) {
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(sources)) {
      return walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file. */
  static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
