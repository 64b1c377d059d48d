// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a company folder.
 *
 * <p>Required: {@code sources.yaml}, {@code naming.yaml}, {@code directory.yaml}, {@code
 * access.yaml}. Optional, with the defaults of {@code docs/configuration.md}: {@code
 * validation.yaml}, {@code lifecycle.yaml}, {@code apps.yaml}.
 */
public final class CompanyFolder {

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
    Optional<Section> licences =
        root("directory", ignored).flatMap(file -> file.section("directory"));
    return new KnownNames(
        licences.map(directory -> directory.maybe("licences").names()).orElse(Set.of()),
        root("apps", ignored).map(file -> file.maybe("apps").names()).orElse(Set.of()));
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
