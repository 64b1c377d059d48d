// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import dev.cel.common.types.SimpleType;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The kinds of scalar values that the folder knows. */
final class Scalars {

  static final Scalar<String> TEXT =
      new Scalar<>("a text", "missing", text -> require(text, !text.isBlank(), "a blank text"));
  static final Scalar<Duration> DURATION =
      new Scalar<>(
          "an ISO-8601 duration above zero such as PT1H or P7D",
          Duration.ofDays(1),
          Scalars::duration);
  static final Scalar<Period> DAYS =
      new Scalar<>(
          "an ISO-8601 period in days or longer such as P14D", Period.ofDays(1), Scalars::period);
  static final Scalar<LocalTime> TIME =
      new Scalar<>("a time of day such as \"23:59\"", LocalTime.MIDNIGHT, LocalTime::parse);
  static final Scalar<URI> URL =
      new Scalar<>("an absolute http or https URL", URI.create("http://missing"), Scalars::url);
  static final Scalar<ZoneId> ZONE =
      new Scalar<>("an IANA time zone such as Europe/Berlin", ZoneOffset.UTC, Scalars::zone);
  static final Scalar<String> COUNTRY =
      new Scalar<>("an ISO 3166-1 alpha-2 country such as DE", "ZZ", Scalars::country);
  static final Scalar<String> DOMAIN =
      new Scalar<>("a mail domain such as acme.example", "missing.example", Scalars::domain);
  static final Scalar<Boolean> YES_OR_NO = choice(Map.of("true", true, "false", false));
  static final Scalar<Integer> COUNT =
      new Scalar<>("a whole number of 0 or more", 0, text -> notNegative(Integer.parseInt(text)));
  static final Scalar<Double> SHARE =
      new Scalar<>("a number from 0 to 1", 0.0, text -> share(Double.parseDouble(text)));
  static final Scalar<Charset> ENCODING =
      new Scalar<>("an encoding such as utf-8", StandardCharsets.UTF_8, Charset::forName);
  static final Scalar<Character> DELIMITER =
      new Scalar<>("one character such as \";\"", ',', Scalars::delimiter);
  static final Scalar<DateTimeFormatter> DATE_FORMAT =
      new Scalar<>(
          "a date pattern with day, month and year such as dd.MM.yyyy",
          DateTimeFormatter.ISO_LOCAL_DATE,
          Scalars::dateFormat);
  static final Scalar<Path> PATH = new Scalar<>("a path of a file", Path.of("missing"), Path::of);
  static final Scalar<Secret> SECRET =
      new Scalar<>("a reference ${env:NAME} or ${file:path}", Secret.of("missing"), Secret::of);
  static final Scalar<Condition> CONDITION =
      new Scalar<>(
          "a CEL condition over worker and stage",
          Condition.always(),
          text -> new Condition(CelProgram.compile(text, SimpleType.BOOL, false)));
  static final Scalar<Condition> APP_CONDITION =
      new Scalar<>(
          "a CEL condition over worker, stage and identity",
          Condition.always(),
          text -> new Condition(CelProgram.compile(text, SimpleType.BOOL, true)));
  static final Scalar<Expression> EXPRESSION =
      new Scalar<>(
          "a CEL expression that gives a text such as worker.costCenter",
          expression("''"),
          Scalars::expression);
  static final Scalar<NameTemplate> TEMPLATE =
      new Scalar<>(
          "a pattern of text and placeholders such as {first}.{last}",
          NameTemplate.parse("missing{n}"),
          NameTemplate::parse);

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private Scalars() {}

  /** One of these words. */
  static <T> Scalar<T> choice(Map<String, T> words) {
    List<String> sorted = words.keySet().stream().sorted().toList();
    T placeholder = words.values().iterator().next();
    return new Scalar<>(
        Suggestion.oneOf(sorted),
        placeholder,
        text -> {
          T value = words.get(text);
          if (value == null) {
            throw new IllegalArgumentException(Suggestion.hint(text, sorted));
          }
          return value;
        });
  }

  /** One of an enum's words, in kebab case. */
  static <E extends Enum<E>> Scalar<E> kebab(Class<E> type) {
    return choice(
        words(type, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  /** One of an enum's words as they stand in events, without UNKNOWN. */
  static <E extends Enum<E>> Scalar<E> upper(Class<E> type) {
    Map<String, E> words = words(type, Enum::name);
    words.remove("UNKNOWN");
    return choice(words);
  }

  /** The zone of that name; empty when there is none. */
  static Optional<ZoneId> zoneOf(String text) {
    try {
      return Optional.of(zone(text));
    } catch (DateTimeException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  static boolean isCountry(String text) {
    return COUNTRIES.contains(text);
  }

  private static <E extends Enum<E>> Map<String, E> words(Class<E> type, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : EnumSet.allOf(type)) {
      words.put(word.apply(constant), constant);
    }
    return words;
  }

  private static <T> T require(T value, boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
    return value;
  }

  private static Duration duration(String text) {
    Duration duration = Duration.parse(text);
    return require(duration, duration.isPositive(), "it is not above zero");
  }

  private static Period period(String text) {
    Period period = Period.parse(text);
    return require(period, !period.isNegative(), "it is negative");
  }

  private static URI url(String text) {
    URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    require(uri, http && uri.getHost() != null, "");
    require(uri, uri.getUserInfo() == null, "a user or password does not belong in a URL");
    boolean plain = uri.getQuery() == null && uri.getFragment() == null;
    return require(uri, plain, "paths are put behind it, so it ends before ? and #");
  }

  private static ZoneId zone(String text) {
    return require(ZoneId.of(text), ZoneId.getAvailableZoneIds().contains(text), "");
  }

  private static String country(String text) {
    return require(text, isCountry(text), text.equals("UK") ? "did you mean GB?" : "");
  }

  private static String domain(String text) {
    return require(text, text.matches("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}"), "");
  }

  private static int notNegative(int number) {
    return require(number, number >= 0, "it is negative");
  }

  private static double share(double number) {
    return require(number, number >= 0 && number <= 1, "");
  }

  private static char delimiter(String text) {
    return text.equals("\\t") ? '\t' : require(text, text.length() == 1, "").charAt(0);
  }

  private static DateTimeFormatter dateFormat(String text) {
    // A strict formatter reads "yyyy" only with an era; "uuuu" is the same year without one.
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(text.replace('y', 'u'), Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    LocalDate day = LocalDate.of(2026, 12, 31);
    LocalDate again = LocalDate.parse(format.format(day), format);
    return require(format, again.equals(day), "");
  }

  private static Expression expression(String text) {
    return new Expression(CelProgram.compile(text, SimpleType.STRING, false));
  }
}
