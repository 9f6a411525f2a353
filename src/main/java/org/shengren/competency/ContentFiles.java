package org.shengren.competency;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads content files and refuses what is not as it should be. Written for files that somebody may
 * have edited with bad luck or bad will: no aliases, so nothing small unfolds into something large;
 * bounded size and depth; no key twice.
 */
@Component
class ContentFiles {
  private static final String FOLDER = "org/shengren/competency/content/";
  private static final String SCALES = "scales";
  private static final int LONGEST = 2_000_000;
  private static final Pattern POSITION =
      Pattern.compile("line: (\\d+), column: (\\d+)", Pattern.CASE_INSENSITIVE);

  private final YAMLMapper yaml =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(LONGEST)
                          .maxNestingDepth(30)
                          .maxStringLength(10_000)
                          .build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final Schema core;
  private final Schema family;
  private final Schema scales;

  ContentFiles() {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemas(
                    Map.of(
                        "urn:shengren:competency-model:1", schema("model"),
                        "urn:shengren:scales:1", schema("scales"))));
    core =
        registry.getSchema(SchemaLocation.of("urn:shengren:competency-model:1#/$defs/core-model"));
    family =
        registry.getSchema(
            SchemaLocation.of("urn:shengren:competency-model:1#/$defs/family-model"));
    scales = registry.getSchema(SchemaLocation.of("urn:shengren:scales:1"));
  }

  /** What is shipped, by code. */
  SortedMap<String, ModelFile> shippedModels() {
    var models = new TreeMap<String, ModelFile>();
    try {
      for (var resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + FOLDER + "*.yaml")) {
        var name = Objects.requireNonNull(resource.getFilename());
        if (!name.equals(SCALES + ".yaml")) {
          var model = model(name, resource.getContentAsString(StandardCharsets.UTF_8));
          models.put(model.code(), model);
        }
      }
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
    return models;
  }

  /** The shipped answer scales. */
  ScalesFile shippedScales() {
    return scales(SCALES + ".yaml", text(SCALES + ".yaml"));
  }

  /**
   * A model file.
   *
   * @param name of the file, for whoever has to mend it
   * @throws BrokenContent when it is not a model that may be loaded
   */
  ModelFile model(String name, String content) {
    var tree = tree(name, content);
    var schema = tree.path("layer").asString("").equals("core") ? core : family;
    requireFit(name, tree, schema);
    var model = yaml.treeToValue(tree, ModelFile.class);
    var problems = ContentRules.of(model);
    if (!problems.isEmpty()) {
      throw new BrokenContent(name, problems);
    }
    return model;
  }

  ScalesFile scales(String name, String content) {
    var tree = tree(name, content);
    requireFit(name, tree, scales);
    return yaml.treeToValue(tree, ScalesFile.class);
  }

  private JsonNode tree(String name, String content) {
    if (content.length() > LONGEST) {
      throw new BrokenContent(name, List.of(ContentProblem.at("/", "content.too-long", LONGEST)));
    }
    try {
      refuseAliases(name, content);
      var tree = yaml.readTree(content);
      if (!tree.isObject()) {
        throw new BrokenContent(name, List.of(ContentProblem.at("/", "content.no-mapping")));
      }
      return tree;
    } catch (JacksonException unreadable) {
      throw new BrokenContent(
          name, List.of(ContentProblem.at(place(unreadable), "content.unreadable")));
    }
  }

  /** An alias would be read as the text of its name, which is never what was meant. */
  private void refuseAliases(String name, String content) {
    try (var parser = (YAMLParser) yaml.createParser(content)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          var line = parser.currentTokenLocation().getLineNr();
          throw new BrokenContent(
              name, List.of(ContentProblem.at("line " + line, "content.alias")));
        }
      }
    }
  }

  private static String place(JacksonException unreadable) {
    var place = unreadable.getLocation();
    if (place != null && place.getLineNr() > 0) {
      return "line " + place.getLineNr();
    }
    var said = POSITION.matcher(Objects.requireNonNullElse(unreadable.getMessage(), ""));
    return said.find() ? "line " + said.group(1) : "/";
  }

  private static void requireFit(String name, JsonNode tree, Schema schema) {
    var errors =
        schema.validate(tree).stream().filter(error -> !isOfAnotherBranch(error, tree)).toList();
    // Where a branch was told apart, its own errors say more than "no branch fits".
    var told = errors.stream().filter(error -> !"oneOf".equals(error.getKeyword())).toList();
    var problems =
        (told.isEmpty() ? errors : told).stream().map(ContentFiles::problem).distinct().toList();
    if (!problems.isEmpty()) {
      throw new BrokenContent(name, problems);
    }
  }

  /**
   * General competencies and degrees are the first branch of their choice, the others the second.
   */
  private static boolean isOfAnotherBranch(Error error, JsonNode tree) {
    var path = error.getEvaluationPath().toString();
    var branch = path.lastIndexOf("/oneOf/");
    if (branch < 0) {
      return false;
    }
    var first = path.startsWith("/oneOf/0", branch);
    var at = error.getInstanceLocation().toString().split("/", -1);
    if (at.length > 2 && at[1].equals("competencies")) {
      var layer = tree.at("/competencies/" + at[2] + "/layer").asString("");
      return first != layer.equals("general");
    }
    if (at.length > 4 && at[3].equals("requirements")) {
      var requirement = tree.at("/positions/" + at[2] + "/requirements/" + at[4]);
      return first == requirement.has("level");
    }
    return false;
  }

  private static ContentProblem problem(Error error) {
    var path = error.getInstanceLocation().toString();
    var keyword = Objects.requireNonNullElse(error.getKeyword(), "");
    var property = Objects.requireNonNullElse(error.getProperty(), "");
    var key =
        switch (keyword) {
          case "required" -> "content.missing";
          case "additionalProperties", "unevaluatedProperties" -> "content.unknown-field";
          case "type" -> "content.wrong-type";
          case "maxLength" -> "content.long-text";
          case "minLength" -> "content.empty-text";
          case "enum", "const" -> "content.no-such-value";
          case "minItems", "maxItems", "contains", "minContains", "maxContains" -> "content.count";
          default -> "content.no-fit";
        };
    return ContentProblem.at(path.isEmpty() ? "/" : path, key, property);
  }

  private static String schema(String of) {
    return text(of + ".schema.json");
  }

  private static String text(String file) {
    try {
      return new ClassPathResource(FOLDER + file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }
}
