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
import org.junit.jupiter.params.provider.ValueSource;
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
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.file()).isEqualTo("apps.yaml"))
        .satisfies(mistake -> assertThat(mistake.line()).isEqualTo(1));
  }

  @Test
  void aCharacterThatYamlForbidsIsToldWithItsLine() {
    Folders.example(folder);
    Folders.write(folder, "naming", Folders.exampleText("naming") + "# \u0007\n");

    assertThat(mistakesOf(folder))
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.file()).isEqualTo("naming.yaml"))
        .satisfies(mistake -> assertThat(mistake.line()).isGreaterThan(1));
  }

  @Test
  void aFileThatUnfoldsWithoutEndIsAMistake() {
    Folders.example(folder);
    StringBuilder bomb = new StringBuilder("a: &a [ x, x ]\n");
    for (char name = 'b'; name < 'i'; name++) {
      String before = "*" + (char) (name - 1) + ", ";
      bomb.append("%s: &%s [ %s ]\n".formatted(name, name, before.repeat(9)));
    }
    Folders.write(folder, "lifecycle", bomb.toString());

    assertThat(mistakesOf(folder))
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.file()).isEqualTo("lifecycle.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"apps.yml", "aps.yaml", "Validation.yaml"})
  void aFileThatNobodyReadsIsAMistake(String name) throws IOException {
    Folders.example(folder);
    Files.writeString(folder.resolve(name), "apps: {}\n");

    assertThat(mistakesOf(folder))
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.file()).isEqualTo(name));
  }

  @Test
  void otherFilesMayLieBesideOurs() throws IOException {
    Folders.example(folder);
    Files.writeString(folder.resolve("docker-compose.yml"), "services: {}\n");

    assertThat(Folders.load(folder)).isNotNull();
  }

  @Test
  void namesOfAFileWithTheWrongEndingAreNotCalledUnknown() throws IOException {
    Folders.example(folder);
    Files.move(folder.resolve("apps.yaml"), folder.resolve("apps.yml"));

    assertThat(mistakesOf(folder)).extracting(Mistake::file).containsExactly("apps.yml");
  }

  @Test
  void otherFilesMayLieInTheFolder() throws IOException {
    Folders.example(folder);
    Files.writeString(folder.resolve("README.md"), "Ours.");
    Files.writeString(folder.resolve(".pre-commit-config.yaml"), "repos: []\n");

    assertThat(Folders.load(folder).apps()).isNotEmpty();
  }

  /** Whoever mends the one mistake should not have looked for others that were none. */
  @Test
  void namesOfAFileThatCannotBeReadAreNotCalledUnknown() {
    Folders.example(folder);
    Folders.write(folder, "directory", Folders.exampleText("directory") + "\n]]]\n");
    Folders.write(folder, "apps", Folders.exampleText("apps") + "\n]]]\n");

    assertThat(mistakesOf(folder))
        .extracting(Mistake::file)
        .containsExactly("apps.yaml", "directory.yaml");
  }

  @Test
  void aSourceOfAnUnknownTypeIsOneMistake() {
    Folders.example(folder);
    Folders.write(
        folder, "sources", Folders.exampleText("sources").replace("type: csv", "type: CSV"));

    assertThat(mistakesOf(folder)).hasSize(1);
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
