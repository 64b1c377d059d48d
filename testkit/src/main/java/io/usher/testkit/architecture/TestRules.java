// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules about the text of tests: they neither sleep nor mock, and their names say behaviour. */
final class TestRules {

  private static final int FILE_LINES = 400;

  // Written in pieces, because tests of this kit are checked too.
  private static final Map<Pattern, String> FORBIDDEN = new LinkedHashMap<>();

  static {
    FORBIDDEN.put(Pattern.compile("Thread\\.sle" + "ep\\("), "sleeps");
    FORBIDDEN.put(Pattern.compile("org\\.mock" + "ito"), "mocks");
    FORBIDDEN.put(
        Pattern.compile("\\bvoid (test|should)[A-Z_]"), "has a name that says no behaviour");
    FORBIDDEN.put(Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b"), "has a forgotten note");
    FORBIDDEN.put(Pattern.compile("^import .*\\*;$"), "imports everything");
    // The port, file or option that a message names may be looked for; its wording may not.
    FORBIDDEN.put(
        Pattern.compile("(has|with)Mess" + "age(Matching|StartingWith|EndingWith)?\\("),
        "looks at the wording of a message");
  }

  private TestRules() {}

  /**
   * Everything in the tests that is against a rule.
   *
   * @param tests the folder of the tests; there may be none
   * @param sources the folder of the sources, whose packages explain those of the tests
   */
  static List<String> violations(Path tests, Path sources) {
    List<Path> files = SourceRules.javaFiles(tests);
    List<String> violations = new ArrayList<>();
    Set<Path> packages = new TreeSet<>();
    for (Path file : files) {
      List<String> lines = SourceRules.read(file);
      String name = tests.relativize(file).toString();
      packages.add(tests.relativize(file.resolveSibling("")));
      if (lines.size() > FILE_LINES) {
        violations.add(name + " has " + lines.size() + " lines");
      }
      for (int i = 0; i < lines.size(); i++) {
        for (Map.Entry<Pattern, String> forbidden : FORBIDDEN.entrySet()) {
          if (forbidden.getKey().matcher(lines.get(i)).find()) {
            violations.add(name + ":" + (i + 1) + " " + forbidden.getValue());
          }
        }
      }
    }
    for (Path one : packages) {
      if (!SourceRules.isExplained(tests.resolve(one))
          && !SourceRules.isExplained(sources.resolve(one))) {
        violations.add(one + " has no package-info with @NullMarked");
      }
    }
    if (!files.isEmpty()) {
      // A test may catch whatever comes, to look at it.
      Set<String> all = files.stream().map(SourceRules::simpleName).collect(Collectors.toSet());
      violations.addAll(SourceRules.treeViolations(tests, files, all));
    }
    return violations;
  }
}
