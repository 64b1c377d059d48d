// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Set;

/** Looks at the methods and catches of one file. */
final class MethodScanner extends TreePathScanner<Void, Void> {

  private static final int METHOD_LINES = 40;
  private static final int PARAMETERS = 6;
  private static final Set<String> BROAD =
      Set.of("Exception", "RuntimeException", "Throwable", "Error");

  private final String name;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final boolean boundary;
  private final List<String> violations;

  /**
   * @param name of the file, for what is found
   * @param boundary whether the file may catch everything and go on
   * @param violations takes what is found
   */
  MethodScanner(
      String name,
      CompilationUnitTree unit,
      SourcePositions positions,
      boolean boundary,
      List<String> violations) {
    this.name = name;
    this.unit = unit;
    this.positions = positions;
    this.boundary = boundary;
    this.violations = violations;
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    long length =
        unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method)) - line(method) + 1;
    String what = method.getName().toString();
    if (method.getBody() != null && length > METHOD_LINES) {
      found(method, what + " has " + length + " lines, at most " + METHOD_LINES + " are allowed");
    }
    if (method.getParameters().size() > PARAMETERS && !isOfRecord() && !isGiven(method)) {
      found(method, what + " has " + method.getParameters().size() + " parameters");
    }
    return super.visitMethod(method, null);
  }

  @Override
  public Void visitCatch(CatchTree caught, Void nothing) {
    List<? extends StatementTree> statements = caught.getBlock().getStatements();
    if (statements.isEmpty()) {
      found(caught, "has an empty catch");
    } else if (!boundary && isBroad(caught) && !(statements.getLast() instanceof ThrowTree)) {
      found(caught, "catches everything and goes on, which only the boundary of a flow may");
    }
    return super.visitCatch(caught, null);
  }

  private static boolean isBroad(CatchTree caught) {
    Tree type = caught.getParameter().getType();
    List<? extends Tree> types =
        type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    return types.stream().anyMatch(one -> BROAD.contains(one.toString()));
  }

  private void found(Tree where, String what) {
    violations.add(name + ":" + line(where) + " " + what);
  }

  private long line(Tree tree) {
    return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
  }

  /** What overrides cannot choose its parameters. */
  private static boolean isGiven(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(one -> one.getAnnotationType().toString().equals("Override"));
  }

  /** A record has as many components as its data has. */
  private boolean isOfRecord() {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    return parent instanceof ClassTree type && type.getKind() == Tree.Kind.RECORD;
  }
}
