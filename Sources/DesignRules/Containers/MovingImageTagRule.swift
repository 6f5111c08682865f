import AWSModel
import Topology

/// A container runs the image that was deployed.
///
/// Source: Amazon ECS developer guide, "Best practices for Amazon ECS container images".
struct MovingImageTagRule: DesignRule {
  let code = DiagnosticCode.movingImageTag
  let severity = Diagnostic.Severity.warning
  let title = "A container runs the image that was deployed"
  let why =
    "The tag latest moves: a task that is restarted runs another image than its neighbour, "
    + "and a rollback brings the same one back."
  let remedy = "Name the image by a digest, or by a tag that is never moved."
  let source = #"Amazon ECS developer guide, "Best practices for Amazon ECS container images""#

  func violations(in model: AWSModel) -> [Violation] {
    model.containers.compactMap { container in
      guard let image = container.image, !image.contains("@") else { return nil }
      let last = image.split(separator: "/").last.map(String.init) ?? image
      // An unknown image may well end in a tag.
      guard last.hasSuffix(":latest") || (!last.contains(":") && !last.contains("?")) else {
        return nil
      }
      return model.violation(
        of: container.task, "'\(container.task)' runs whatever image is the latest",
        "Its image is '\(image)'.")
    }
  }
}
