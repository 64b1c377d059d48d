// SPDX-License-Identifier: Apache-2.0
package io.usher.system.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages name exists: classes, files, packages, links, commands of {@code ./usher}. */
class NamedThingsTest {

  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+");
  private static final Pattern FILE =
      Pattern.compile("[\\w./-]+\\.(?:md|java|yaml|sql|properties|avsc|txt|xml)");
  private static final Pattern FOLDER =
      Pattern.compile("(?:docs|deploy|inbound|outbound|domain|src)(?:/[\\w-]+)+/?");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)]*)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern COMMAND = Pattern.compile("\\./usher ([a-z]+)");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|record|enum|@interface) ([A-Z]\\w*)");
  private static final Pattern RECORD = Pattern.compile("\"name\"\\s*:\\s*\"([A-Z]\\w*)\"");

  /** Names of others, and names with a gap that the reader fills. */
  private static final Set<String> FOREIGN =
      Set.of("CloudEvents", "ExtendWith", "QuarkusTest", "QuarkusTestResource", "ResourceArg");

  /** What a reader or the build makes. */
  private static final Set<String> MADE =
      Set.of("config/application.properties", "deploy/local/target", "target/candidates");

  private final Repository repository = new Repository();
  private final List<String> written = repository.files("").stream().map(Path::toString).toList();

  @Test
  void everyClassOnThePagesExists() {
    Set<String> types = types();

    assertThat(onPages((page, text) -> classes(text).filter(name -> !types.contains(name))))
        .isEmpty();
  }

  @Test
  void everyFileAndPackageOnThePagesExists() {
    assertThat(onPages((page, text) -> paths(text).filter(path -> !exists(path)))).isEmpty();
  }

  @Test
  void everyLinkLeadsToAFileAndAHeading() {
    assertThat(onPages((page, text) -> links(text).filter(link -> !leads(page, link)))).isEmpty();
  }

  @Test
  void everyCommandOnThePagesIsOneOfTheScript() {
    String script = repository.read("usher");
    Set<String> commands =
        Pattern.compile("(?m)^  ([a-z]+) {2,}\\S")
            .matcher(script)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(commands).contains("up", "demo", "test", "check");
    assertThat(
            onPages(
                (page, text) ->
                    COMMAND
                        .matcher(Repository.read(page))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !commands.contains(name))))
        .isEmpty();
  }

  private interface Finder {
    Stream<String> find(Path page, String text);
  }

  /** What is found on all pages, each with its page; text in fences is left out. */
  private List<String> onPages(Finder finder) {
    List<Path> pages = repository.files(".md");
    assertThat(pages).hasSizeGreaterThan(15);
    List<String> found = new ArrayList<>();
    for (Path page : pages) {
      String text = FENCE.matcher(Repository.read(page)).replaceAll("");
      String name = repository.path("").relativize(page).toString();
      finder.find(page, text).distinct().forEach(one -> found.add(name + ": " + one));
    }
    return found;
  }

  private Set<String> types() {
    Set<String> types = new TreeSet<>(FOREIGN);
    repository.files(".java").forEach(file -> add(types, TYPE, file));
    repository.files(".avsc").forEach(file -> add(types, RECORD, file));
    return types;
  }

  private static void add(Set<String> types, Pattern pattern, Path file) {
    pattern.matcher(Repository.read(file)).results().forEach(found -> types.add(found.group(1)));
  }

  /** {@code XFlow} is a name with a gap and not looked for. */
  private static Stream<String> classes(String text) {
    return quoted(text)
        .flatMap(quote -> Stream.of(quote.split("[^\\w]+")))
        .filter(word -> CLASS.matcher(word).matches());
  }

  private static Stream<String> paths(String text) {
    return quoted(text)
        .filter(quote -> FILE.matcher(quote).matches() || FOLDER.matcher(quote).matches())
        .filter(path -> !MADE.contains(path));
  }

  private static Stream<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(found -> found.group(1));
  }

  private boolean exists(String path) {
    String ending = "/" + path.replaceAll("/$", "");
    return written.stream()
        .anyMatch(file -> file.endsWith(ending) || file.endsWith(ending + ".java"));
  }

  private static Stream<String> links(String text) {
    return LINK.matcher(text).results().map(found -> found.group(1));
  }

  private static boolean leads(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || headings(target).contains(parts[1]));
  }

  /** The anchors that a reader of Markdown makes of the headings. */
  private static Set<String> headings(Path page) {
    return HEADING
        .matcher(Repository.read(page))
        .results()
        .map(found -> found.group(1).strip().toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
