// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a company folder.
 *
 * <p>Required: {@code sources.yaml}, {@code naming.yaml}, {@code directory.yaml}, {@code
 * access.yaml}. Optional, with the defaults of {@code docs/configuration.md}: {@code
 * validation.yaml}, {@code lifecycle.yaml}, {@code apps.yaml}.
 */
public final class CompanyFolder {

  private static final List<String> FILES =
      Stream.of("access", "apps", "directory", "lifecycle", "naming", "sources", "validation")
          .map(name -> name + ".yaml")
          .toList();
  private static final Pattern YAML =
      Pattern.compile("[^.].*\\.ya?ml", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Path folder;
  private final Secrets secrets;
  private final Mistakes mistakes = new Mistakes();

  private CompanyFolder(Path folder, Secrets secrets) {
    this.folder = folder;
    this.secrets = secrets;
  }

  /**
   * Reads and checks the whole folder.
   *
   * @param folder the folder
   * @param secrets where references lead
   * @throws CompanyFolderException with all mistakes, when there is one
   */
  public static Company load(Path folder, Secrets secrets) {
    return new CompanyFolder(folder, secrets).read();
  }

  private Company read() {
    if (!Files.isDirectory(folder)) {
      mistakes.add(folder.toString(), 0, "no such folder", "the company folder");
      throw new CompanyFolderException(mistakes.all());
    }
    refuseMisspelt();
    Company company =
        new Company(
            SourcesFile.read(required("sources")),
            ValidationFile.read(optional("validation")),
            LifecycleFile.read(optional("lifecycle")),
            NamingFile.read(required("naming")),
            DirectoryFile.read(required("directory")),
            AppsFile.read(optional("apps")),
            AccessFile.read(required("access"), known()));
    if (!mistakes.all().isEmpty()) {
      throw new CompanyFolderException(mistakes.all());
    }
    return company;
  }

  /** The names that other files may refer to, also when those files have other mistakes. */
  private KnownNames known() {
    Mistakes ignored = new Mistakes();
    Optional<Set<String>> licences =
        root("directory", ignored)
            .flatMap(file -> file.section("directory"))
            .map(directory -> directory.maybe("licences").names());
    Optional<Set<String>> apps =
        Files.exists(folder.resolve("apps.yaml")) || Files.exists(folder.resolve("apps.yml"))
            ? root("apps", ignored).map(file -> file.maybe("apps").names())
            : Optional.of(Set.of());
    return new KnownNames(licences, apps);
  }

  /** A file with a misspelt name would be passed over in silence, and its defaults would hold. */
  private void refuseMisspelt() {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> YAML.matcher(name).matches() && !FILES.contains(name))
          .forEach(this::refuseMisspelt);
    } catch (IOException unreadable) {
      mistakes.add(folder.toString(), 0, "a folder that cannot be read", "a readable folder");
    }
  }

  /** Other files, as those of a build, may lie beside ours. */
  private void refuseMisspelt(String name) {
    String hint = Suggestion.hint(name, FILES);
    if (!hint.isEmpty()) {
      mistakes.add(name, 0, "a file that nobody reads (" + hint + ")", Suggestion.oneOf(FILES));
    }
  }

  private Section required(String name) {
    return root(name, mistakes).orElseGet(() -> Section.nowhere(reading(name, mistakes), ""));
  }

  private Section optional(String name) {
    return Files.exists(folder.resolve(name + ".yaml"))
        ? required(name)
        : Section.nowhere(reading(name, mistakes), "");
  }

  private Optional<Section> root(String name, Mistakes into) {
    return YamlFile.read(folder.resolve(name + ".yaml"), into)
        .map(node -> Section.of(reading(name, into), "", node));
  }

  private Reading reading(String name, Mistakes into) {
    return new Reading(name + ".yaml", new References(folder, secrets), into);
  }
}
