// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.database;

import io.usher.entra.contract.AddressesContract;
import io.usher.entra.domain.AddressRegister;
import io.usher.entra.domain.Addresses;
import io.usher.kit.db.Database;
import io.usher.testkit.PartsExtension;
import io.usher.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The register in PostgreSQL keeps the promises of the port. */
@ExtendWith(PartsExtension.class)
class PgAddressesIT extends AddressesContract {

  private final Database database;
  private final PgAddresses addresses;

  PgAddressesIT(TestDatabase parts) {
    database = new Database(parts.dataSource());
    addresses = new PgAddresses(database, RETENTION);
  }

  @BeforeEach
  void emptyTables() throws IOException {
    database.update("DROP TABLE IF EXISTS account, address_reservation", statement -> {});
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/entra"))) {
      List<Path> inOrder = files.sorted().toList();
      for (Path file : inOrder) {
        database.update(Files.readString(file), statement -> {});
      }
    }
  }

  @Override
  protected AddressRegister register() {
    return addresses;
  }

  @Override
  protected Addresses addresses() {
    return addresses;
  }
}
