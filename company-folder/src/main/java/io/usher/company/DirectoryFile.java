// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code directory.yaml}. */
final class DirectoryFile {

  /** What Microsoft documents for one app registration in one tenant. */
  private static final Limits GRAPH = new Limits(3000, Duration.ofSeconds(150));

  private static final String WORLD = "https://graph.microsoft.com";

  /**
   * Graph of the national clouds: a token for one is none for another.
   *
   * @see <a href="https://learn.microsoft.com/graph/deployments">national cloud deployments</a>
   */
  private static final Set<String> NATIONAL_CLOUDS =
      Set.of("graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn");

  private DirectoryFile() {}

  static Directory read(Section file) {
    Section directory = file.needSection("directory");
    URI graphUrl = directory.get("graph-url", Scalars.URL, URI.create(WORLD + "/v1.0"));
    Directory result =
        new Directory(
            directory.need("tenant-id", Scalars.TEXT),
            graphUrl,
            directory.need("token-url", Scalars.URL),
            directory.get("scope", Scalars.TEXT, scope(graphUrl)),
            registrations(directory),
            correlation(directory),
            directory.get("mode", Scalars.kebab(Directory.Mode.class), Directory.Mode.DIRECT),
            LimitsSection.read(directory, GRAPH),
            licences(directory.maybe("licences")),
            attributes(directory.maybe("attributes")),
            mailbox(directory.maybe("mailbox")));
    directory.end();
    file.end();
    return result;
  }

  /** That of the cloud; any other host stands in for the worldwide one. */
  private static String scope(URI graphUrl) {
    String host = String.valueOf(graphUrl.getHost());
    return (NATIONAL_CLOUDS.contains(host) ? "https://" + host : WORLD) + "/.default";
  }

  private static List<Directory.AppRegistration> registrations(Section directory) {
    List<Directory.AppRegistration> registrations = new ArrayList<>();
    for (Section section : directory.sections("app-registrations")) {
      String clientId = section.need("client-id", Scalars.TEXT);
      registrations.add(new Directory.AppRegistration(clientId, credential(section)));
      section.end();
    }
    if (registrations.isEmpty()) {
      directory.missing("app-registrations", "a list with at least one app registration");
    }
    return registrations;
  }

  private static Directory.Credential credential(Section section) {
    List<Directory.Credential> credentials = new ArrayList<>();
    section
        .find("client-secret", Scalars.SECRET)
        .ifPresent(secret -> credentials.add(new Directory.ClientSecret(secret)));
    section
        .find("federated-token", Scalars.PATH)
        .ifPresent(path -> credentials.add(new Directory.FederatedToken(path)));
    if (credentials.size() > 1) {
      section.mistake(
          "client-id",
          "an app registration with several credentials",
          "one of client-secret or federated-token");
    }
    if (credentials.isEmpty()) {
      section.missing("client-secret", "or federated-token");
    }
    return credentials.isEmpty()
        ? new Directory.ClientSecret(Scalars.SECRET.placeholder())
        : credentials.get(0);
  }

  private static Directory.Correlation correlation(Section directory) {
    Section section = directory.maybe("correlation");
    if (section.names().size() > 1) {
      directory.mistake("correlation", "directory.correlation with several attributes", "one");
    }
    return section.names().stream()
        .findFirst()
        .map(name -> new Directory.Correlation(name, section.need(name, Scalars.EXPRESSION)))
        .orElseGet(
            () ->
                new Directory.Correlation(
                    "employeeId", Scalars.EXPRESSION.parser().parse("worker.employeeNumber")));
  }

  private static Map<String, Directory.Licence> licences(Section section) {
    Map<String, Directory.Licence> licences = new LinkedHashMap<>();
    for (String name : section.names()) {
      licences.put(name, licence(section.needSection(name)));
    }
    return licences;
  }

  private static Directory.Licence licence(Section section) {
    Directory.Licence licence =
        new Directory.Licence(
            section.need("sku", Scalars.TEXT),
            section.get("assign", Scalars.kebab(Directory.Assign.class), Directory.Assign.DIRECT),
            section.find("group", Scalars.TEXT));
    if (licence.assign() == Directory.Assign.GROUP && licence.group().isEmpty()) {
      section.missing("group", "the group that gives a licence with assign: group");
    }
    if (licence.assign() == Directory.Assign.DIRECT && licence.group().isPresent()) {
      section.mistake("group", "a group for a licence with assign: direct", "assign: group");
    }
    section.end();
    return licence;
  }

  private static Map<String, Expression> attributes(Section section) {
    Map<String, Expression> attributes = new LinkedHashMap<>();
    section.names().forEach(name -> attributes.put(name, section.need(name, Scalars.EXPRESSION)));
    return attributes;
  }

  private static Directory.Mailbox mailbox(Section section) {
    Directory.Mailbox mailbox =
        new Directory.Mailbox(section.get("wait-at-most", Scalars.DURATION, Duration.ofHours(24)));
    section.end();
    return mailbox;
  }
}
