package org.shengren.competency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema cannot say of a model: sums, references, what binds whom. */
final class ContentRules {
  private final ModelFile file;
  private final List<ContentProblem> problems = new ArrayList<>();
  private final Map<String, ModelFile.CompetencyFile> competencies = new HashMap<>();

  private ContentRules(ModelFile file) {
    this.file = file;
  }

  /** All that is wrong with a file that fits its schema; empty when it may be loaded. */
  static List<ContentProblem> of(ModelFile file) {
    var rules = new ContentRules(file);
    rules.competencies();
    rules.positions();
    return List.copyOf(rules.problems);
  }

  private void competencies() {
    var behaviours = new HashSet<String>();
    for (int i = 0; i < file.competencies().size(); i++) {
      var competency = file.competencies().get(i);
      var path = "/competencies/" + i;
      if (competencies.put(competency.code(), competency) != null) {
        refuse(path + "/code", "content.code-twice", competency.code());
      }
      if (competency.layer().equals("core") != file.core()) {
        refuse(path + "/layer", file.core() ? "content.not-core" : "content.core-in-family");
      }
      if (competency.levelled()) {
        levels(competency, path, behaviours);
      } else {
        behaviours(
            competency.allBehaviours(),
            path + "/behaviours",
            competency.code() + "-",
            behaviours,
            3,
            4);
      }
    }
  }

  private void levels(ModelFile.CompetencyFile competency, String path, Set<String> codes) {
    var levels = competency.allLevels();
    if (levels.size() < 3 || levels.size() > 4) {
      refuse(path + "/levels", "content.levels", levels.size());
    }
    for (int l = 0; l < levels.size(); l++) {
      var level = levels.get(l);
      var at = path + "/levels/" + l;
      if (level.number() != l + 1) {
        refuse(at + "/number", "content.level-number", l + 1);
      }
      if (l > 0 && level.stages().getFirst() <= levels.get(l - 1).stages().getLast()) {
        refuse(at + "/stages", "content.level-stages");
      }
      behaviours(
          level.behaviours(),
          at + "/behaviours",
          competency.code() + "-" + level.number() + "-",
          codes,
          2,
          2);
    }
  }

  private void behaviours(
      List<ModelFile.BehaviourFile> behaviours,
      String path,
      String prefix,
      Set<String> codes,
      int fewestKeys,
      int mostKeys) {
    for (int b = 0; b < behaviours.size(); b++) {
      var code = behaviours.get(b).code();
      if (!codes.add(code)) {
        refuse(path + "/" + b + "/code", "content.code-twice", code);
      }
      if (!code.startsWith(prefix)) {
        refuse(path + "/" + b + "/code", "content.code-prefix", code, prefix);
      }
    }
    var keys = (int) behaviours.stream().filter(ModelFile.BehaviourFile::key).count();
    if (keys < fewestKeys || keys > mostKeys) {
      refuse(path, "content.keys", keys, fewestKeys, mostKeys);
    }
  }

  private void positions() {
    var codes = new HashSet<String>();
    var known = new HashSet<String>();
    file.allPositions().forEach(position -> known.add(position.code()));
    for (int p = 0; p < file.allPositions().size(); p++) {
      var position = file.allPositions().get(p);
      var path = "/positions/" + p;
      if (!codes.add(position.code())) {
        refuse(path + "/code", "content.code-twice", position.code());
      }
      var superior = position.reportsTo();
      if (superior != null && !known.contains(superior)) {
        refuse(path + "/reports-to", "content.unknown-position", superior);
      }
      if (reportsToItself(position)) {
        refuse(path + "/reports-to", "content.circle");
      }
      sum(
          position.accountabilities().stream().mapToInt(ModelFile.AccountabilityFile::share).sum(),
          path + "/accountabilities");
      sum(position.kpis().stream().mapToInt(ModelFile.KpiFile::weight).sum(), path + "/kpis");
      requirements(position, path + "/requirements");
    }
  }

  private boolean reportsToItself(ModelFile.PositionFile position) {
    var superiors = new HashMap<String, String>();
    for (var each : file.allPositions()) {
      if (each.reportsTo() != null) {
        superiors.put(each.code(), each.reportsTo());
      }
    }
    var above = superiors.get(position.code());
    for (int step = 0; above != null && step <= superiors.size(); step++) {
      if (above.equals(position.code())) {
        return true;
      }
      above = superiors.get(above);
    }
    return false;
  }

  private void requirements(ModelFile.PositionFile position, String path) {
    var asked = new HashSet<String>();
    for (int r = 0; r < position.requirements().size(); r++) {
      var requirement = position.requirements().get(r);
      var at = path + "/" + r;
      if (!asked.add(requirement.competency())) {
        refuse(at + "/competency", "content.code-twice", requirement.competency());
      }
      var competency = competencies.get(requirement.competency());
      if (competency == null) {
        refuse(at + "/competency", "content.unknown-competency", requirement.competency());
      } else if (competency.layer().equals("core")) {
        refuse(at + "/competency", "content.core-in-profile", requirement.competency());
      } else if (competency.levelled()) {
        var level = requirement.level();
        if (level == null || level > competency.allLevels().size()) {
          refuse(at, "content.level-asked", competency.code(), competency.allLevels().size());
        }
      } else if (requirement.degree() == null) {
        refuse(at, "content.degree-asked", competency.code());
      }
    }
    for (var competency : file.competencies()) {
      if (competency.layer().equals("general") && !asked.contains(competency.code())) {
        refuse(path, "content.general-binds-all", competency.code());
      }
    }
    sum(position.requirements().stream().mapToInt(ModelFile.RequirementFile::weight).sum(), path);
  }

  private void sum(int sum, String path) {
    if (sum != 100) {
      refuse(path, "content.sum", sum);
    }
  }

  private void refuse(String path, String key, Object... arguments) {
    problems.add(ContentProblem.at(path, key, arguments));
  }
}
