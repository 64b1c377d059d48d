// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.List;
import java.util.stream.Collectors;

/** The folder cannot be used; all mistakes are told together. */
public final class CompanyFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  CompanyFolderException(List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(Mistake::toString)
            .collect(Collectors.joining("\n  ", "The company folder has mistakes:\n  ", "")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** At least one; ordered by file and line. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
