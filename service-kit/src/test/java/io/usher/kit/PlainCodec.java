// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import io.usher.kit.event.EventCodec;
import io.usher.kit.event.UnreadableRecordException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro without a registry: the reader's schema is the writer's. */
public final class PlainCodec implements EventCodec {

  @Override
  public byte[] encode(String topic, SpecificRecord value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public <T extends SpecificRecord> T decode(String topic, byte[] value, Class<T> type)
      throws UnreadableRecordException {
    try {
      return new SpecificDatumReader<T>(type)
          .read(null, DecoderFactory.get().binaryDecoder(value, null));
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new UnreadableRecordException("not a " + type.getSimpleName(), e);
    }
  }
}
