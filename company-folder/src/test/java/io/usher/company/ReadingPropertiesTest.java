// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever stands in a file: the folder is read, or refused with mistakes. */
class ReadingPropertiesTest {

  @Property(tries = 300)
  void aFileWithAnyPieceExchangedIsReadOrRefusedWithMistakes(
      @ForAll("files") String file,
      @ForAll @IntRange(max = 1400) int from,
      @ForAll @IntRange(max = 60) int length,
      @ForAll("pieces") String piece)
      throws IOException {
    String text = Folders.exampleText(file);
    int start = Math.min(from, text.length());
    int end = Math.min(start + length, text.length());

    readOrRefuse(file, text.substring(0, start) + piece + text.substring(end));
  }

  @Property(tries = 100)
  void anyTextIsReadOrRefusedWithMistakes(@ForAll("files") String file, @ForAll String text)
      throws IOException {
    readOrRefuse(file, text);
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of(Folders.FILES);
  }

  @Provide
  Arbitrary<String> pieces() {
    Arbitrary<String> yaml =
        Arbitraries.strings().withChars("{}[]:,-#&*!|>'\"%@ \n\tab\\$~<1.").ofMaxLength(30);
    Arbitrary<String> words =
        Arbitraries.of(
            "&a [*a]",
            "<<: *x",
            "? [a]\n: b",
            "null",
            "{ }",
            "[ ]",
            "!!java.net.URL x",
            "${env:NOPE}",
            "${file:\u0000}",
            "PT-1H",
            "when: \"((((((((((worker\"",
            "--- \n---\n",
            "[".repeat(60));
    return Arbitraries.oneOf(yaml, words, Arbitraries.strings().all().ofMaxLength(8));
  }

  private static void readOrRefuse(String file, String text) throws IOException {
    Path folder = Files.createTempDirectory("company");
    try {
      Folders.example(folder);
      // A lone surrogate has no UTF-8 form; Files.write takes the replacement instead.
      Files.write(
          folder.resolve(file + ".yaml"), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Folders.load(folder);
    } catch (CompanyFolderException refused) {
      assertThat(refused.mistakes()).isNotEmpty();
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
