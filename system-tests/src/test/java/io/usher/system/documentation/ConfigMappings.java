// SPDX-License-Identifier: Apache-2.0
package io.usher.system.documentation;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the settings, with their Javadoc, from the sources of the configuration mappings. */
final class ConfigMappings {

  private static final Map<String, String> TYPES =
      Map.of(
          "int", "number",
          "long", "number",
          "boolean", "`true`, `false`",
          "String", "text",
          "Duration", "duration",
          "MemorySize", "size",
          "Path", "folder");

  private final DocTrees trees;
  private final CompilationUnitTree unit;
  private final List<Setting> settings = new ArrayList<>();

  private ConfigMappings(DocTrees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = unit;
  }

  /** The settings of the mappings in these files, in the order of the sources. */
  static List<Setting> read(List<Path> files) {
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
      List<Setting> all = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        all.addAll(new ConfigMappings(DocTrees.instance(task), unit).settings());
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Setting> settings() {
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree mapping) {
        value(mapping.getModifiers(), "ConfigMapping")
            .ifPresent(prefix -> group(mapping, mapping, prefix));
      }
    }
    return settings;
  }

  private void group(ClassTree mapping, ClassTree group, String prefix) {
    for (Tree member : group.getMembers()) {
      if (member instanceof MethodTree method) {
        String key = prefix + "." + name(method);
        Optional<ClassTree> inner = innerType(mapping, String.valueOf(method.getReturnType()));
        if (inner.isPresent()) {
          group(mapping, inner.get(), key);
        } else {
          settings.add(setting(key, method));
        }
      }
    }
  }

  private Setting setting(String key, MethodTree method) {
    String type = String.valueOf(method.getReturnType());
    String known = TYPES.get(type);
    if (known == null) {
      throw new AssertionError("How is the type " + type + " of " + key + " said to a reader?");
    }
    return new Setting(
        key, known, value(method.getModifiers(), "WithDefault").orElse(""), javadoc(key, method));
  }

  private String javadoc(String key, MethodTree method) {
    String text = trees.getDocComment(TreePath.getPath(unit, method));
    if (text == null) {
      throw new AssertionError(key + " has no Javadoc");
    }
    return text.strip().replaceAll("\\s+", " ").replaceAll("\\{@code ([^}]*)}", "`$1`");
  }

  private static Optional<ClassTree> innerType(ClassTree mapping, String name) {
    return mapping.getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private static String name(MethodTree method) {
    return value(method.getModifiers(), "WithName")
        .orElseGet(
            () ->
                method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
  }

  /** The one value of an annotation. */
  private static Optional<String> value(ModifiersTree modifiers, String annotation) {
    return modifiers.getAnnotations().stream()
        .filter(one -> one.getAnnotationType().toString().equals(annotation))
        .map(AnnotationTree::getArguments)
        .map(
            arguments -> arguments.stream().map(ConfigMappings::text).collect(Collectors.joining()))
        .findFirst();
  }

  private static String text(ExpressionTree argument) {
    ExpressionTree value =
        argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
    return value instanceof LiteralTree literal ? literal.getValue().toString() : value.toString();
  }
}
