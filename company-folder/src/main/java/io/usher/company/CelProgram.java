// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled CEL program over {@code worker}, {@code stage} and, where allowed, {@code identity}.
 */
final class CelProgram {

  private static final String WORKER = "usher.Worker";
  private static final String IDENTITY = "usher.Identity";
  private static final ImmutableMap<String, CelType> WORKER_FIELDS = workerFields();
  private static final ImmutableMap<String, CelType> IDENTITY_FIELDS =
      ImmutableMap.of(
          "accountId", SimpleType.STRING,
          "userPrincipalName", SimpleType.STRING,
          "mail", SimpleType.STRING,
          "mailboxReady", SimpleType.BOOL);
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();
  private static final CelCompiler PEOPLE = compiler(false);
  private static final CelCompiler ACCOUNTS = compiler(true);

  private final String text;
  private final CelRuntime.Program program;
  private final Set<WorkerField> reads;

  private CelProgram(String text, CelRuntime.Program program, Set<WorkerField> reads) {
    this.text = text;
    this.program = program;
    this.reads = reads;
  }

  static CelProgram compileTrue() {
    return compile("true", SimpleType.BOOL, false);
  }

  /**
   * Compiles.
   *
   * @throws IllegalArgumentException with what is wrong, in words for the author
   */
  static CelProgram compile(String text, CelType result, boolean withIdentity) {
    try {
      CelAbstractSyntaxTree tree = (withIdentity ? ACCOUNTS : PEOPLE).compile(text).getAst();
      if (!tree.getResultType().equals(result) && !tree.getResultType().equals(SimpleType.DYN)) {
        throw new IllegalArgumentException("it gives " + tree.getResultType().name());
      }
      return new CelProgram(text, RUNTIME.createProgram(tree), readsOf(tree));
    } catch (CelValidationException invalid) {
      throw new IllegalArgumentException(
          invalid.getErrors().isEmpty() ? "it is no CEL" : invalid.getErrors().get(0).getMessage(),
          invalid);
    } catch (CelEvaluationException invalid) {
      throw new IllegalArgumentException("it cannot be planned", invalid);
    }
  }

  /** The value, or empty when the program reads a field that is not there. */
  Optional<Object> evaluate(Worker worker, LifecycleStage stage, @Nullable Identity identity) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("worker", fieldsOf(worker));
    variables.put("stage", stage.name());
    if (identity != null) {
      variables.put("identity", fieldsOf(identity));
    }
    try {
      return Optional.ofNullable(program.eval(variables));
    } catch (CelEvaluationException unset) {
      // CEL says so of a field that is not set; programs are type-checked, so little else is left.
      return Optional.empty();
    }
  }

  Set<WorkerField> reads() {
    return reads;
  }

  String text() {
    return text;
  }

  private static Map<String, Object> fieldsOf(Worker worker) {
    Map<String, Object> fields = new HashMap<>();
    worker.values().forEach((field, value) -> fields.put(field.key(), value.toString()));
    fields.put("workerId", worker.key().workerId());
    fields.put("source", worker.key().source());
    fields.put("customFields", worker.customFields());
    return fields;
  }

  private static Map<String, Object> fieldsOf(Identity identity) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("accountId", identity.accountId());
    fields.put("userPrincipalName", identity.userPrincipalName());
    fields.put("mailboxReady", identity.mailboxReady());
    identity.mail().ifPresent(mail -> fields.put("mail", mail));
    return fields;
  }

  private static Set<WorkerField> readsOf(CelAbstractSyntaxTree tree) {
    EnumSet<WorkerField> reads = EnumSet.noneOf(WorkerField.class);
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == Kind.SELECT)
        .map(node -> node.expr().select())
        .filter(select -> select.operand().identOrDefault().name().equals("worker"))
        .forEach(select -> WorkerField.byKey(select.field()).ifPresent(reads::add));
    return Collections.unmodifiableSet(reads);
  }

  private static ImmutableMap<String, CelType> workerFields() {
    Map<String, CelType> fields = new LinkedHashMap<>();
    for (WorkerField field : WorkerField.values()) {
      fields.put(field.key(), SimpleType.STRING);
    }
    fields.put("workerId", SimpleType.STRING);
    fields.put("source", SimpleType.STRING);
    fields.put("customFields", MapType.create(SimpleType.STRING, SimpleType.STRING));
    return ImmutableMap.copyOf(fields);
  }

  private static CelCompiler compiler(boolean withIdentity) {
    StructType worker = struct(WORKER, WORKER_FIELDS);
    StructType identity = struct(IDENTITY, IDENTITY_FIELDS);
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new Types(worker, identity))
            .addVar("worker", StructTypeReference.create(WORKER))
            .addVar("stage", SimpleType.STRING);
    if (withIdentity) {
      builder.addVar("identity", StructTypeReference.create(IDENTITY));
    }
    return builder.build();
  }

  private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
    return StructType.create(
        name,
        ImmutableSet.copyOf(fields.keySet()),
        field -> Optional.ofNullable(fields.get(field)));
  }

  private record Types(StructType worker, StructType identity) implements CelTypeProvider {

    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.of(worker, identity);
    }

    @Override
    public Optional<CelType> findType(String name) {
      return types().stream().filter(type -> type.name().equals(name)).findFirst();
    }
  }
}
