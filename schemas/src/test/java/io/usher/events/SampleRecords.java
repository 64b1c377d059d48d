// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Records made from a schema: one with every field set, one with only what has no default. */
final class SampleRecords {

  private static final long INSTANT = Instant.parse("2026-02-01T08:30:00.125Z").toEpochMilli();
  private static final int DAY = (int) LocalDate.parse("2026-02-01").toEpochDay();

  /** Text that reads like the field; any other field holds its own name. */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("source", "bamboo"),
          Map.entry("workerId", "0017"),
          Map.entry("employeeNumber", "E-0017"),
          Map.entry("firstName", "Zoë"),
          Map.entry("middleName", "María"),
          Map.entry("lastName", "Łukasiewicz"),
          Map.entry("displayName", "Zoë Łukasiewicz"),
          Map.entry("personalEmail", "zoe@example.net"),
          Map.entry("workEmail", "zoe.lukasiewicz@example.com"),
          Map.entry("workPhone", "+493012345678"),
          Map.entry("mobilePhone", "+4915112345678"),
          Map.entry("countryCode", "DE"),
          Map.entry("managerKey", "bamboo:0009"),
          Map.entry("managerId", "0009"),
          Map.entry("zone", "Europe/Berlin"),
          Map.entry("preferredLanguage", "pl"),
          Map.entry("mail", "zoe.lukasiewicz@example.com"),
          Map.entry("userPrincipalName", "zoe.lukasiewicz@example.com"),
          Map.entry("severity", "hold"),
          Map.entry("code", "DEPARTMENT_UNKNOWN"));

  private SampleRecords() {}

  static GenericRecord full(Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), fullValue(field.name(), field.schema()));
    }
    return record;
  }

  static GenericRecord minimal(Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(
          field.pos(),
          field.hasDefaultValue()
              ? GenericData.get().getDefaultValue(field)
              : minimalValue(field.name(), field.schema()));
    }
    return record;
  }

  static byte[] bytes(GenericRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Object minimalValue(String name, Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> minimal(schema);
      case BOOLEAN -> false;
      default -> fullValue(name, schema);
    };
  }

  private static Object fullValue(String name, Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> full(schema);
      case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().getLast());
      case UNION -> fullValue(name, schema.getTypes().getLast());
      case ARRAY -> List.of(fullValue(name, schema.getElementType()));
      case MAP -> Map.of("badge", "blue");
      case STRING -> TEXTS.getOrDefault(name, name);
      case BOOLEAN -> true;
      case INT -> DAY;
      case LONG -> schema.getLogicalType() == null ? 7L : INSTANT;
      default -> throw new IllegalArgumentException("No sample for " + schema.getType());
    };
  }
}
