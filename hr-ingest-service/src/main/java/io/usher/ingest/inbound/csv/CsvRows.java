// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of a text, one at a time: quotes as in RFC 4180, lines that end in LF, CR or both, blank
 * rows left out.
 *
 * <p>The parser takes a quote that is never closed as one long last cell. So a last row of our own
 * is read behind the text: if it does not come out as it was, a quote has swallowed it.
 */
final class CsvRows implements Iterator<CsvRow>, AutoCloseable {

  private static final String LAST_ROW = "\u0001end of file\u0001";
  private static final int CELL_CEILING = 1 << 20;

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final Deque<CsvRow> ahead = new ArrayDeque<>();
  private boolean ended;

  CsvRows(CsvText text, char delimiter, int maxColumns) {
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(maxColumns)
            .maxFieldSize(CELL_CEILING)
            .maxRecordSize(CELL_CEILING)
            .build();
    this.reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(2 * CELL_CEILING)
            .build(handler, new Joined(text.reader(), new StringReader("\n" + LAST_ROW)));
    this.records = reader.iterator();
  }

  /**
   * Whether another row follows.
   *
   * @throws BrokenQuotes when the text cannot be cut into rows any further
   */
  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && !ended) {
      CsvRecord record = read();
      if (record.getFields().equals(List.of(LAST_ROW))) {
        ended = true;
      } else if (record.getField(record.getFieldCount() - 1).endsWith(LAST_ROW)) {
        throw new BrokenQuotes(record.getStartingLineNumber());
      } else {
        CsvRow row = new CsvRow(record.getStartingLineNumber(), record.getFields());
        if (!row.blank()) {
          ahead.add(row);
        }
      }
    }
    return !ahead.isEmpty();
  }

  private long lastLine = 1;

  private CsvRecord read() {
    try {
      CsvRecord record = records.next();
      lastLine = record.getStartingLineNumber();
      return record;
    } catch (CsvParseException | NoSuchElementException broken) {
      throw new BrokenQuotes(lastLine);
    }
  }

  @Override
  public CsvRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ahead.remove();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Reading memory does no I/O", impossible);
    }
  }

  /** The text cannot be cut into rows. */
  static final class BrokenQuotes extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;

    BrokenQuotes(long line) {
      super("Broken quotes at or after line " + line);
      this.line = line;
    }

    FileRefusedException asRefusal() {
      return new FileRefusedException(
          ReasonCode.CSV_QUOTE,
          "At or after line "
              + line
              + " a quote is not closed, text follows a closing quote, or a row is far too long",
          "Quote whole cells and double the quotes inside them, then send the file again");
    }
  }

  /** One text after another. */
  private static final class Joined extends Reader {

    private final Reader first;
    private final Reader second;
    private boolean firstEnded;

    Joined(Reader first, Reader second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      if (!firstEnded) {
        int count = first.read(buffer, offset, length);
        if (count >= 0) {
          return count;
        }
        firstEnded = true;
      }
      return second.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      first.close();
      second.close();
    }
  }
}
