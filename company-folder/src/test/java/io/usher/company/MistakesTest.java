// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Runs {@code mistakes.yaml}: each case changes one text of the example and names the mistakes. */
class MistakesTest {

  @TempDir Path folder;

  /**
   * One case of the file.
   *
   * @param name what is wrong
   * @param file which file of the example is changed
   * @param replace the text that goes
   * @param by the text that comes
   * @param above how many lines above it the mistake may stand
   * @param found words that the mistake tells
   */
  record Case(String name, String file, String replace, String by, int above, List<String> found) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = MistakesTest.class.getResourceAsStream("/mistakes.yaml")) {
      List<Map<String, Object>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return all.stream().map(MistakesTest::read);
    }
  }

  private static Case read(Map<String, Object> map) {
    List<String> found = new ArrayList<>();
    ((List<?>) map.getOrDefault("found", List.of()))
        .forEach(word -> found.add(String.valueOf(word)));
    return new Case(
        String.valueOf(map.get("name")),
        String.valueOf(map.get("file")),
        String.valueOf(map.get("replace")),
        String.valueOf(map.get("by")),
        (Integer) map.getOrDefault("above", 1),
        found);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMistakeIsToldWithItsFileAndLine(Case one) {
    Folders.example(folder);
    String before = Folders.exampleText(one.file());
    int at = before.indexOf(one.replace());
    assertThat(at).as("the text to replace").isNotNegative();
    Folders.write(folder, one.file(), before.replace(one.replace(), one.by()));

    List<Mistake> mistakes = mistakesOf(folder);

    // The changed text may span lines; the mistake stands on one of them.
    int first = (int) before.substring(0, at).lines().count();
    int last = first + (int) one.by().lines().count() + 1;
    assertThat(mistakes)
        .anySatisfy(
            mistake -> {
              assertThat(mistake.toString()).contains(one.found());
              if (mistake.file().equals(one.file() + ".yaml")) {
                assertThat(mistake.line()).isBetween(Math.max(1, first - one.above()), last);
              }
            });
    assertThat(mistakes.toString()).doesNotContain("a-literal-secret");
  }

  @Test
  void allMistakesOfAllFilesAreToldTogether() {
    Folders.example(folder);
    Folders.write(folder, "lifecycle", "lifecycle: { grace: { delete-after: 30 }, prehyre: {} }");
    Folders.write(folder, "naming", "naming: { domain: { default: 'no domain' } }");
    Folders.write(folder, "apps", "apps: { slack: { type: scim } }");

    assertThat(mistakesOf(folder))
        .extracting(Mistake::file)
        .contains("lifecycle.yaml", "naming.yaml", "apps.yaml", "access.yaml")
        .isSorted();
    assertThat(mistakesOf(folder).stream().filter(it -> it.file().equals("lifecycle.yaml")))
        .hasSize(2);
  }

  @Test
  void aRequiredFileThatIsMissingIsAMistake() throws IOException {
    Folders.example(folder);
    Files.delete(folder.resolve("directory.yaml"));

    assertThat(mistakesOf(folder))
        .anySatisfy(mistake -> assertThat(mistake.file()).isEqualTo("directory.yaml"));
  }

  @Test
  void aFileThatIsNoUtf8IsAMistake() throws IOException {
    Folders.example(folder);
    Files.write(
        folder.resolve("apps.yaml"), "apps: {} # Büro".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(mistakesOf(folder))
        .anySatisfy(mistake -> assertThat(mistake.file()).isEqualTo("apps.yaml"));
  }

  @Test
  void aSecretMayStandInAFileBesideTheFolder() throws IOException {
    Folders.example(folder);
    Files.writeString(folder.resolve("slack.token"), "from-a-file\n");
    Folders.write(
        folder,
        "apps",
        Folders.exampleText("apps").replace("${env:SLACK_TOKEN}", "${file:slack.token}"));

    assertThat(Folders.load(folder).apps().values())
        .anySatisfy(app -> assertThat(app.token().reveal()).isEqualTo("from-a-file"));
  }

  private static List<Mistake> mistakesOf(Path folder) {
    CompanyFolderException refused =
        catchThrowableOfType(CompanyFolderException.class, () -> Folders.load(folder));
    assertThat(refused).as("the folder is refused").isNotNull();
    return refused.mistakes();
  }
}
