package org.shengren.competency;

import java.util.Optional;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.PersonPanel;
import org.shengren.organization.PositionId;
import org.shengren.organization.PositionPanel;
import org.springframework.stereotype.Component;

/** What a position asks for, on its page. */
@Component
class RequirementPanel implements PositionPanel {
  record Content(ModelVersion version, RequirementProfile profile) {}

  private final RequirementProfiles profiles;
  private final ModelVersions versions;
  private final AccessPolicy policy;

  RequirementPanel(RequirementProfiles profiles, ModelVersions versions, AccessPolicy policy) {
    this.profiles = profiles;
    this.versions = versions;
    this.policy = policy;
  }

  @Override
  public Optional<PersonPanel.Panel> of(Viewer viewer, PositionId position) {
    if (!policy.may(viewer, Function.SEE_MODELS)) {
      return Optional.empty();
    }
    return profiles
        .inForce(viewer.tenant(), position)
        .map(profile ->
            PersonPanel.Panel.shown(
                "requirement-panel.title",
                "competency/requirement-panel :: panel",
                new Content(versions.get(viewer.tenant(), profile.version()), profile),
                10));
  }
}
