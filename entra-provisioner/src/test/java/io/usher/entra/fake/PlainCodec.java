// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.events.v1.IdentityAdmitted;
import io.usher.kit.event.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/** Avro bytes of an admitted identity without a registry. */
public final class PlainCodec implements EventCodec {

  @Override
  public byte[] encode(String topic, SpecificRecord value) {
    try {
      ByteBuffer bytes = ((IdentityAdmitted) value).toByteBuffer();
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T extends SpecificRecord> T decode(String topic, byte[] value, Class<T> type) {
    try {
      return type.cast(IdentityAdmitted.fromByteBuffer(ByteBuffer.wrap(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
