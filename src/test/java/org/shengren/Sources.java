package org.shengren;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The product's own files, as the tests of the house read them. */
final class Sources {
  static final Path JAVA = Path.of("src/main/java/org/shengren");
  static final Path RESOURCES = Path.of("src/main/resources/org/shengren");
  private static @Nullable List<Words> words;

  private Sources() {}

  /**
   * A string as it stands in the code: pieces joined by {@code +} are one, constants of the same
   * file are filled in, what is only known at run time reads {@code ?}.
   *
   * @param receiver what stands around the string, such as {@code audit.changed} or {@code super};
   *     empty where it is no argument of a call
   */
  record Words(Path file, long line, String text, String receiver) {
    String module() {
      return moduleOf(file);
    }

    String place() {
      return "%s:%d".formatted(file, line);
    }
  }

  /** Files below {@code root} whose name ends like that, in one order on every machine. */
  static List<Path> files(Path root, String suffix) {
    try (var all = Files.walk(root)) {
      return all.filter(file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module a file belongs to; empty for those above all modules. */
  static String moduleOf(Path file) {
    var root = file.startsWith(JAVA) ? JAVA : RESOURCES;
    var inside = root.relativize(file);
    return inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
  }

  /** Modules: what has a package with a description. */
  static List<String> modules() {
    return files(JAVA, "package-info.java").stream()
        .filter(file -> JAVA.relativize(file).getNameCount() == 2)
        .map(Sources::moduleOf)
        .toList();
  }

  /** Every string of the product's Java code. */
  static synchronized List<Words> words() {
    var known = words;
    if (known == null) {
      known = parse();
      words = known;
    }
    return known;
  }

  private static List<Words> parse() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files(JAVA, ".java")));
      var found = new ArrayList<Words>();
      for (var unit : task.parse()) {
        var constants = new HashMap<String, String>();
        new Constants(constants).scan(unit, null);
        new Strings(unit, Trees.instance(task), constants, found).scan(unit, null);
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String fold(@Nullable Tree tree, Map<String, String> constants) {
    return switch (tree) {
      case LiteralTree literal -> literal.getValue() instanceof String text ? text : null;
      case IdentifierTree name -> constants.get(name.getName().toString());
      case ParenthesizedTree inner -> fold(inner.getExpression(), constants);
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
        var left = fold(sum.getLeftOperand(), constants);
        var right = fold(sum.getRightOperand(), constants);
        yield left == null && right == null
            ? null
            : Objects.requireNonNullElse(left, "?") + Objects.requireNonNullElse(right, "?");
      }
      case null, default -> null;
    };
  }

  private static boolean isConstant(VariableTree variable) {
    return variable.getModifiers().getFlags().contains(Modifier.FINAL)
        && variable.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private static final class Constants extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Map<String, String> constants;

    Constants(Map<String, String> constants) {
      this.constants = constants;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
      var text = isConstant(variable) ? fold(variable.getInitializer(), constants) : null;
      if (text != null) {
        constants.put(variable.getName().toString(), text);
      }
      return super.visitVariable(variable, null);
    }
  }

  private static final class Strings extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final Map<String, String> constants;
    private final List<Words> found;

    Strings(
        CompilationUnitTree unit, Trees trees, Map<String, String> constants, List<Words> found) {
      this.unit = unit;
      this.trees = trees;
      this.constants = constants;
      this.found = found;
    }

    /** A constant is read where it is used: alone it may be half a sentence. */
    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
      return isConstant(variable) && fold(variable.getInitializer(), constants) != null
          ? null
          : super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void nothing) {
      return keep(sum) ? null : super.visitBinary(sum, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
      keep(literal);
      return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
      keep(name);
      return null;
    }

    private boolean keep(ExpressionTree tree) {
      var text = fold(tree, constants);
      if (text == null) {
        return false;
      }
      var at = trees.getSourcePositions().getStartPosition(unit, tree);
      found.add(
          new Words(
              Path.of("").toAbsolutePath().relativize(Path.of(unit.getSourceFile().toUri())),
              unit.getLineMap().getLineNumber(at),
              text,
              receiver(getCurrentPath())));
      return true;
    }

    private static String receiver(TreePath path) {
      for (var above = path.getParentPath(); above != null; above = above.getParentPath()) {
        switch (above.getLeaf()) {
          case MethodInvocationTree call -> {
            return call.getMethodSelect().toString();
          }
          case NewClassTree made -> {
            return "new " + made.getIdentifier();
          }
          case ExpressionTree _ -> {
            // Still inside an argument.
          }
          default -> {
            return "";
          }
        }
      }
      return "";
    }
  }
}
