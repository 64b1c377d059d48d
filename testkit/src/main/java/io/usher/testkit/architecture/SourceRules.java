// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Rules about the text of the sources: sizes, forgotten notes, empty catches. */
final class SourceRules {

  private static final int FILE_LINES = 400;
  private static final int FLOW_LINES = 120;
  private static final int METHOD_LINES = 40;
  private static final int PARAMETERS = 6;
  // Written in pieces, because this file is checked too.
  private static final Pattern FORGOTTEN = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern WILDCARD = Pattern.compile("^import .*\\*;$");

  private SourceRules() {}

  /** Everything in the folder that is against a rule; {@code service} counts flows too. */
  static List<String> violations(Path sources, boolean service) {
    List<Path> files = javaFiles(sources);
    if (files.isEmpty()) {
      return List.of("there are no sources in " + sources.toAbsolutePath());
    }
    List<String> violations = new ArrayList<>();
    for (Path file : files) {
      String name = sources.relativize(file).toString();
      List<String> lines = read(file);
      int limit = service && name.endsWith("Flow.java") ? FLOW_LINES : FILE_LINES;
      if (lines.size() > limit) {
        violations.add(name + " has " + lines.size() + " lines, at most " + limit + " are allowed");
      }
      for (int i = 0; i < lines.size(); i++) {
        if (FORGOTTEN.matcher(lines.get(i)).find() || WILDCARD.matcher(lines.get(i)).find()) {
          violations.add(name + ":" + (i + 1) + " " + lines.get(i).strip());
        }
      }
    }
    violations.addAll(methodViolations(sources, files));
    return violations;
  }

  private static List<String> methodViolations(Path sources, List<Path> files) {
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
        String name = sources.toAbsolutePath().relativize(absolute(unit)).toString();
        new MethodScanner(name, unit, Trees.instance(task).getSourcePositions(), violations)
            .scan(unit, null);
      }
      return violations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path absolute(CompilationUnitTree unit) {
    return Path.of(unit.getSourceFile().toUri()).toAbsolutePath();
  }

  private static List<Path> javaFiles(Path sources) {
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(sources)) {
      return walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks at the methods and catches of one file. */
  private static final class MethodScanner extends TreePathScanner<Void, Void> {
    private final String name;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> violations;

    MethodScanner(
        String name, CompilationUnitTree unit, SourcePositions positions, List<String> violations) {
      this.name = name;
      this.unit = unit;
      this.positions = positions;
      this.violations = violations;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long from = lines.getLineNumber(positions.getStartPosition(unit, method));
      long length = lines.getLineNumber(positions.getEndPosition(unit, method)) - from + 1;
      String where = name + ":" + from + " " + method.getName();
      if (method.getBody() != null && length > METHOD_LINES) {
        violations.add(
            where + " has " + length + " lines, at most " + METHOD_LINES + " are allowed");
      }
      if (method.getParameters().size() > PARAMETERS && !isOfRecord()) {
        violations.add(where + " has " + method.getParameters().size() + " parameters");
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitCatch(CatchTree caught, Void nothing) {
      if (caught.getBlock().getStatements().isEmpty()) {
        long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, caught));
        violations.add(name + ":" + line + " has an empty catch");
      }
      return super.visitCatch(caught, null);
    }

    /** A record has as many components as its data has. */
    private boolean isOfRecord() {
      Tree parent = getCurrentPath().getParentPath().getLeaf();
      return parent instanceof ClassTree type && type.getKind() == Tree.Kind.RECORD;
    }
  }
}
