// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40P01", "40001", "53300", "57P01", "58030"})
  void lostConnectionsAndDeadlocksPass(String state) {
    assertThat(Trouble.passes(new IllegalStateException(new SQLException("x", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "22001"})
  void wrongStatementsStay(String state) {
    assertThat(Trouble.passes(new IllegalStateException(new SQLException("x", state)))).isFalse();
  }

  @Test
  void thePoolAndTheCommitMayFailForAMoment() {
    assertThat(Trouble.passes(new SQLException("Acquisition timeout"))).isTrue();
    assertThat(Trouble.passes(new IllegalStateException(new RollbackException()))).isTrue();
    assertThat(Trouble.passes(new IllegalStateException("bug"))).isFalse();
    assertThat(Trouble.passes(null)).isFalse();
  }

  @Test
  void aTextThatTheDatabaseDoesNotKeepIsTheCallersMistake() {
    assertThat(Trouble.isUnstorableText(new DatabaseException(new SQLException("", "22021"))))
        .isTrue();
    assertThat(Trouble.isUnstorableText(new SQLException("", "23505"))).isFalse();
    assertThat(Trouble.isUnstorableText(new SQLException("no state"))).isFalse();
  }
}
