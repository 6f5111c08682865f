import AWSModel
import Topology

extension DesignRules {
  /// What an import's graph shows before anything else: AWS refuses it.
  static let associations: [any DesignRule] = [SubnetAssociatedTwiceRule()]

  /// What has been left over in Terraform that grew: nothing uses it. Of what an author declares in
  /// Swift nothing is said, because components leave nothing over.
  static let leftovers: [any DesignRule] = [
    UnusedRouteTableRule(), UnusedTransitTableRule(), TargetsMissingRule(),
    UnusedSecurityGroupRule(), AnswersPastInspectionRule(),
  ]
}

extension Resource {
  /// Whether it comes from a plan or state.
  var isImported: Bool { if case .state = origin { true } else { false } }
}

extension AWSModel {
  /// The violation by an element of an import.
  func leftover(_ id: ElementID, _ summary: String, _ detail: String = "") -> Violation? {
    resource(id).flatMap { $0.isImported ? Violation($0, summary, detail) : nil }
  }
}
