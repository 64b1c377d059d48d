// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReasonCodeTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|");

  @Test
  void theTableOfReasonCodesNamesEachCodeOnceInTheOrderOfTheEnum() throws IOException {
    String page = Files.readString(Path.of("../docs/reason-codes.md"));

    List<String> documented = ROW.matcher(page).results().map(row -> row.group(1)).toList();

    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList());
  }
}
