import AWSModel
import AWSResources
import Topology

/// The tags of an image repository cannot be moved.
///
/// Source: Amazon ECR user guide, "Preventing image tags from being overwritten in Amazon ECR".
struct MutableImageTagsRule: DesignRule {
  let code = DiagnosticCode.mutableImageTags
  let severity = Diagnostic.Severity.warning
  let title = "The tags of an image repository cannot be moved"
  let why = "What was tested under a tag is otherwise not what runs under it later."
  let remedy = "Set image_tag_mutability to IMMUTABLE."
  let source =
    #"Amazon ECR user guide, "Preventing image tags from being overwritten in Amazon ECR""#

  func violations(in model: AWSModel) -> [Violation] {
    model.all(AWS.EcrRepository.View.self).filter {
      model.values.text($0.imageTagMutability).or("MUTABLE").value == "MUTABLE"
    }.map { Violation($0.resource, "the tags of '\($0.resource.id)' can be moved") }
  }
}
