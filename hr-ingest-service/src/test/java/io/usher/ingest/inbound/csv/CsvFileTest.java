// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.usher.core.EmploymentStatus;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import io.usher.ingest.TestCompany;
import io.usher.ingest.domain.FileRefusedException;
import io.usher.ingest.domain.FileRow;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

  private static final String HEADER = "Employee ID;First name;Last name;Department;Country;Start";
  private static final String ADA = "0042;Ada;Lovelace;Engineering;Germany;01.02.2026";

  @Test
  void aRowBecomesAWorker() {
    List<FileRow> rows = rows(HEADER + ";Mobile;Type;Note\n" + ADA + ";+49 170 1;intern;x\n");

    Worker worker = good(rows.getFirst());
    assertThat(worker.key()).hasToString("payroll:0042");
    assertThat(worker.text(WorkerField.FIRST_NAME)).contains("Ada");
    assertThat(worker.text(WorkerField.COUNTRY_CODE)).contains("DE");
    assertThat(worker.text(WorkerField.MOBILE_PHONE)).contains("+49 170 1");
    assertThat(worker.date(WorkerField.START_DATE)).contains(LocalDate.of(2026, 2, 1));
    assertThat(worker.employmentStatus()).isEqualTo(EmploymentStatus.ACTIVE);
    assertThat(worker.workerType()).isEqualTo(WorkerType.INTERN);
    assertThat(worker.customFields()).containsEntry("costNote", "x");
    assertThat(rows.getFirst().line()).isEqualTo(2);
  }

  @Test
  void unmappedFieldsAndMissingOptionalColumnsAreAbsentAndEmptyCellsAreEmpty() {
    Worker worker = good(rows(HEADER + "\n1;Ada;Lovelace; ;Germany;\n").getFirst());

    assertThat(worker.isAbsent(WorkerField.WORK_EMAIL)).isTrue();
    assertThat(worker.isAbsent(WorkerField.END_DATE)).isTrue();
    assertThat(worker.isAbsent(WorkerField.DEPARTMENT)).isFalse();
    assertThat(worker.value(WorkerField.DEPARTMENT)).isEmpty();
    assertThat(worker.value(WorkerField.START_DATE)).isEmpty();
  }

  @Test
  void headersAreTrimmedAndComparedWithoutCaseInAnyOrder() {
    String file =
        """
        START; country ;Department;last name;FIRST NAME;employee id;;
        01.02.2026;germany;Engineering;Lovelace;Ada;1;;
        """;

    assertThat(good(rows(file).getFirst()).text(WorkerField.FIRST_NAME)).contains("Ada");
  }

  @Test
  void quotesDelimitersAndLineBreaksInsideCellsAreRead() {
    String file = HEADER + "\r\n1;\"A;\"\"d\"\"\r\na\";Lovelace;Engineering;Germany;\r\n" + ADA;
    List<FileRow> rows = rows(file);

    assertThat(good(rows.get(0)).text(WorkerField.FIRST_NAME)).contains("A;\"d\"\r\na");
    assertThat(rows.get(1).line()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void allLineEndsAreRead(String end) {
    assertThat(rows(HEADER + end + ADA + end + end + ";;;;;" + end)).hasSize(1);
  }

  @Test
  void aByteOrderMarkTellsTheEncoding() {
    String file = HEADER + "\n1;Zoë;Ørsted;Engineering;Germany;\n";

    for (byte[] content :
        List.of(
            bytes("\uFEFF" + file, UTF_8),
            bytes("\uFEFF" + file, UTF_16LE),
            bytes("\uFEFF" + file, UTF_16BE))) {
      assertThat(good(rows(content).getFirst()).text(WorkerField.FIRST_NAME)).contains("Zoë");
    }
  }

  @Test
  void aByteOfAnotherEncodingRefusesTheFileAndNamesTheLine() {
    byte[] latin = bytes(HEADER + "\n" + ADA + "\n1;Zoë;Ørsted;Engineering;Germany;\n", ISO_8859_1);

    FileRefusedException refusal = refusal(latin);

    assertThat(refusal.code()).isEqualTo(ReasonCode.CSV_ENCODING);
    assertThat(refusal.detail()).contains("line 3");
  }

  @Test
  void aRowWhoseIdIsNoneIsRefusedAndTheOthersAreNot() {
    String tooLong = "9".repeat(129);
    List<FileRow> rows =
        rows(
            HEADER
                + "\n\"1\n2\";Ada;Lovelace;Engineering;Germany;\n"
                + tooLong
                + ";Ada;Lovelace;Engineering;Germany;\n"
                + ADA);

    assertThat(rows.subList(0, 2))
        .allSatisfy(
            row ->
                assertThat(((FileRow.Bad) row).fault().code())
                    .isEqualTo(ReasonCode.CSV_VALUE_INVALID));
    assertThat(rows.get(2)).isInstanceOf(FileRow.Good.class);
  }

  @Test
  void aNulCharacterRefusesTheFile() {
    assertThat(refusal(bytes(HEADER + "\n1;A\0da;;;;\n", UTF_8)).code())
        .isEqualTo(ReasonCode.CSV_ENCODING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", HEADER, HEADER + "\n;;;;;\n"})
  void aFileWithoutRowsIsRefused(String file) {
    assertThat(refusal(bytes(file, UTF_8)).code()).isEqualTo(ReasonCode.CSV_EMPTY);
  }

  @Test
  void aMissingColumnAndAColumnThatIsThereTwiceRefuseTheFile() {
    assertThat(refusal(bytes("Employee ID;First name\n1;Ada\n", UTF_8)).code())
        .isEqualTo(ReasonCode.CSV_HEADER);
    assertThat(refusal(bytes(HEADER + ";start\n" + ADA + ";\n", UTF_8)).code())
        .isEqualTo(ReasonCode.CSV_HEADER);
    assertThat(refusal(bytes(HEADER.replace(';', ',') + "\n1,Ada\n", UTF_8)).code())
        .isEqualTo(ReasonCode.CSV_HEADER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1;\"Ada;Lovelace;Engineering;Germany;\n2;Bo;Li;Sales;Germany;\n",
        "1;\"Ada\"x;Lovelace;Engineering;Germany;\n"
      })
  void brokenQuotesRefuseTheFileRatherThanSwallowRows(String rows) {
    assertThat(refusal(bytes(HEADER + "\n" + ADA + "\n" + rows, UTF_8)).code())
        .isEqualTo(ReasonCode.CSV_QUOTE);
  }

  @Test
  void tooManyRowsRefuseTheFile() {
    String file = HEADER + "\n" + (ADA + "\n").repeat(limits().maxRows() + 1);

    assertThat(refusal(bytes(file, UTF_8)).code()).isEqualTo(ReasonCode.BODY_TOO_LARGE);
  }

  @Test
  void aRaggedRowIsRefusedAndTheOthersGoOn() {
    List<FileRow> rows = rows(HEADER + "\n1;Ada\n" + ADA + "\n2;a;b;c;d;e;f\n");

    assertFault(rows.get(0), ReasonCode.CSV_ROW_RAGGED, null);
    assertThat(rows.get(1)).isInstanceOf(FileRow.Good.class);
    assertFault(rows.get(2), ReasonCode.CSV_ROW_RAGGED, null);
  }

  @Test
  void allRowsOfADuplicateIdAreRefused() {
    List<FileRow> rows = rows(HEADER + "\n" + ADA + "\n43;Bo;Li;Sales;Austria;\n " + ADA + "\n");

    assertFault(rows.get(0), ReasonCode.CSV_DUPLICATE_ID, "Employee ID");
    assertThat(rows.get(1)).isInstanceOf(FileRow.Good.class);
    assertFault(rows.get(2), ReasonCode.CSV_DUPLICATE_ID, "Employee ID");
  }

  @Test
  void leadingZerosMakeAnotherId() {
    assertThat(rows(HEADER + "\n042;A;B;C;Germany;\n42;A;B;C;Germany;\n"))
        .allMatch(FileRow.Good.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ;Ada;Lovelace;Sales;Germany;          | Employee ID
          1,2E+05;Ada;Lovelace;Sales;Germany;   | Employee ID
          #N/A;Ada;Lovelace;Sales;Germany;      | Employee ID
          1;=1+1;Lovelace;Sales;Germany;        | First name
          1;Ada;@SUM(A1);Sales;Germany;         | Last name
          1;Ada;\uFF1DSUM(A1);Sales;Germany;    | Last name
          1;Ada;Lovelace;#REF!;Germany;         | Department
          1;Ada;Lovelace;Sales;Atlantis;        | Country
          1;Ada;Lovelace;Sales;Germany;2026-02-01 | Start
          1;Ada;Lovelace;Sales;Germany;30.02.2026 | Start
          1;Ada;Lovelace;Sales;Germany;46054    | Start
          """)
  void aCellThatCannotBeUsedIsRefusedWithItsColumn(String row, String column) {
    assertFault(rows(HEADER + "\n" + row + "\n").getFirst(), ReasonCode.CSV_VALUE_INVALID, column);
  }

  @Test
  void aHyphenAndAPlusArePlainValues() {
    Worker worker = good(rows(HEADER + ";Mobile\n1;-;+Lovelace;-;Germany;;+4917\n").getFirst());

    assertThat(worker.text(WorkerField.FIRST_NAME)).contains("-");
    assertThat(worker.text(WorkerField.MOBILE_PHONE)).contains("+4917");
  }

  @Test
  void aFarTooLongCellIsRefused() {
    String file = HEADER + "\n1;" + "x".repeat(5000) + ";b;c;Germany;\n";

    assertFault(rows(file).getFirst(), ReasonCode.CSV_VALUE_INVALID, null);
  }

  @Test
  void noMessageRepeatsACell() {
    List<FileRow> rows = rows(HEADER + "\n1;=Secret;b;c;Atlantis;\n2;Secret\n");

    assertThat(rows).allSatisfy(row -> assertThat(row.toString()).doesNotContain("Secret"));
  }

  @Test
  void theFingerprintKnowsContentAndMapping() throws FileRefusedException {
    byte[] content = bytes(HEADER + "\n" + ADA, UTF_8);
    String first = CsvFile.open(TestCompany.payroll(), limits(), content).fingerprint();

    assertThat(CsvFile.open(TestCompany.payroll(), limits(), content).fingerprint())
        .isEqualTo(first);
    assertThat(
            CsvFile.open(TestCompany.payroll(), limits(), bytes(HEADER + "\n" + ADA + "\n", UTF_8))
                .fingerprint())
        .isNotEqualTo(first);
  }

  private static void assertFault(
      FileRow row, ReasonCode code, @org.jspecify.annotations.Nullable String column) {
    assertThat(row).isInstanceOf(FileRow.Bad.class);
    FileRow.Fault fault = ((FileRow.Bad) row).fault();
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.column()).isEqualTo(column);
  }

  private static Worker good(FileRow row) {
    assertThat(row).isInstanceOf(FileRow.Good.class);
    return ((FileRow.Good) row).worker();
  }

  private static FileRefusedException refusal(byte[] content) {
    FileRefusedException refusal =
        catchThrowableOfType(
            FileRefusedException.class,
            () -> CsvFile.open(TestCompany.payroll(), limits(), content));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private static List<FileRow> rows(String file) {
    return rows(bytes(file, UTF_8));
  }

  private static List<FileRow> rows(byte[] content) {
    List<FileRow> rows = new ArrayList<>();
    try {
      CsvFile.open(TestCompany.payroll(), limits(), content).rows(rows::add);
    } catch (FileRefusedException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }

  private static CsvConfig limits() {
    return new CsvConfig() {
      @Override
      public int maxRows() {
        return 50;
      }

      @Override
      public int maxColumns() {
        return 20;
      }

      @Override
      public int maxCellChars() {
        return 4096;
      }
    };
  }
}
