// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.event;

import com.microsoft.kiota.ApiException;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.client.RegistryClientFacadeFactory;
import io.apicurio.registry.resolver.client.RegistryVersionCoordinates;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.types.ArtifactType;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.Causes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro with the ids of an Apicurio Registry 3: magic byte 0, 4-byte content id, Avro binary.
 *
 * <p>A record of topic T is written only with a schema that is registered as a version of artifact
 * {@code T-value} of type AVRO in group {@code default}, with the content of the generated class,
 * {@code SomeRecord.getClassSchema()}, all types inlined. Nothing is registered by itself. Ids
 * never change their meaning, so what was resolved once is kept, and a registry that is away stops
 * only schemas that were never seen.
 */
public final class ApicurioEventCodec implements EventCodec {

  private static final String GROUP = "default";
  private static final byte MAGIC = 0;
  private static final int PREFIX = 1 + Integer.BYTES;
  private static final int NOT_FOUND = 404;

  private final RegistryClientFacade registry;
  private final Map<TopicSchema, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Reading, DatumReader<?>> readers = new ConcurrentHashMap<>();

  /**
   * @param settings settings of the Apicurio client, {@code apicurio.registry.url} among them
   */
  public ApicurioEventCodec(Map<String, Object> settings) {
    this.registry = RegistryClientFacadeFactory.create(new SchemaResolverConfig(settings));
  }

  private record TopicSchema(String topic, Schema schema) {}

  private record Reading(int writerId, Class<?> type) {}

  @Override
  public byte[] encode(String topic, SpecificRecord value) {
    int id = idOf(topic, value);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    bytes.write(MAGIC);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
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
    if (value.length < PREFIX || value[0] != MAGIC) {
      throw new UnreadableRecordException("not in the registry's format", null);
    }
    DatumReader<?> reader = readerOf(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt(), type);
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null);
    try {
      T read = type.cast(reader.read(null, decoder));
      if (!decoder.isEnd()) {
        throw new UnreadableRecordException("bytes are left after the record", null);
      }
      return read;
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | ClassCastException e) {
      // The cause may quote values, so only its kind is told.
      throw new UnreadableRecordException("not a " + type.getSimpleName(), null);
    }
  }

  /** Kept, because resolving the two schemas takes longer than reading a record. */
  private DatumReader<?> readerOf(int writerId, Class<?> type) throws UnreadableRecordException {
    Reading reading = new Reading(writerId, type);
    DatumReader<?> known = readers.get(reading);
    if (known != null) {
      return known;
    }
    DatumReader<?> made = reader(writerOf(writerId), type);
    readers.put(reading, made);
    return made;
  }

  /**
   * A reader that threads may share, unlike {@code SpecificDatumReader}. Without the generated
   * class's own conversions a date would arrive as a number.
   */
  private static DatumReader<?> reader(Schema writer, Class<?> type)
      throws UnreadableRecordException {
    SpecificData data = new SpecificData(type.getClassLoader());
    SpecificData.getForClass(type).getConversions().forEach(data::addLogicalTypeConversion);
    try {
      return new FastReaderBuilder(data).createDatumReader(writer, data.getSchema(type));
    } catch (IOException | AvroRuntimeException e) {
      throw new UnreadableRecordException("not a " + type.getSimpleName(), e);
    }
  }

  private int idOf(String topic, SpecificRecord value) {
    TopicSchema key = new TopicSchema(topic, value.getSchema());
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    String content = value.getSchema().toString();
    ArtifactReference artifact =
        ArtifactReference.builder().groupId(GROUP).artifactId(topic + "-value").build();
    List<RegistryVersionCoordinates> found;
    try {
      found = registry.searchVersionsByContent(content, ArtifactType.AVRO, artifact, true);
    } catch (RuntimeException e) {
      throw away(e);
    }
    if (found.isEmpty()) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED,
          value.getSchema().getName() + " is not registered for topic " + topic);
    }
    int id = Math.toIntExact(found.getFirst().getContentId());
    ids.put(key, id);
    return id;
  }

  private Schema writerOf(int id) throws UnreadableRecordException {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    Schema schema;
    try {
      schema = new Schema.Parser().parse(registry.getSchemaByContentId((long) id));
    } catch (RuntimeException e) {
      if (notFound(e)) {
        throw new UnreadableRecordException("its schema " + id + " is not registered", e);
      }
      throw away(e);
    }
    schemas.put(id, schema);
    return schema;
  }

  private static CallFailure.Later away(RuntimeException e) {
    return new CallFailure.Later(
        Reason.of(ReasonCode.TEMPORARILY_UNAVAILABLE, "The schema registry cannot be reached"), e);
  }

  private static boolean notFound(Throwable thrown) {
    return Causes.find(thrown, ApiException.class)
        .filter(api -> api.getResponseStatusCode() == NOT_FOUND)
        .isPresent();
  }
}
