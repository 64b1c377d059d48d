// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.PasswordProfile;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * First passwords: random, from all four classes, never kept or logged. Nobody learns them; the
 * first sign-in goes through a temporary access pass or a reset.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy">8 to
 *     256 characters, three of four classes</a>
 */
final class FirstPasswords {

  private static final int LENGTH = 32;
  private static final List<String> CLASSES =
      List.of("abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "!#%+-_?=@");

  private final SecureRandom random = new SecureRandom();

  PasswordProfile next() {
    PasswordProfile profile = new PasswordProfile();
    profile.setPassword(password());
    profile.setForceChangePasswordNextSignIn(true);
    return profile;
  }

  private String password() {
    List<Character> letters = new ArrayList<>(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      String letterClass = CLASSES.get(i % CLASSES.size());
      letters.add(letterClass.charAt(random.nextInt(letterClass.length())));
    }
    Collections.shuffle(letters, random);
    StringBuilder password = new StringBuilder(LENGTH);
    letters.forEach(password::append);
    return password.toString();
  }
}
