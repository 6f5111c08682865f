import Foundation

/// The part of `terraform show -json` that tells what will exist.
struct PlanDocument: Decodable {
  struct ResourceChange: Decodable {
    let address: String
    let mode: String
    let type: String
    let change: Change
  }

  struct Change: Decodable {
    let actions: [String]
    let after: PlanValue?
    let afterUnknown: PlanValue?

    private enum CodingKeys: String, CodingKey {
      case actions, after
      case afterUnknown = "after_unknown"
    }
  }

  let resourceChanges: [ResourceChange]?

  private enum CodingKeys: String, CodingKey {
    case resourceChanges = "resource_changes"
  }

  init(json: String) throws {
    self = try JSONDecoder().decode(PlanDocument.self, from: Data(json.utf8))
  }

  /// What Terraform manages once the plan is applied.
  var managed: [ResourceChange] {
    (resourceChanges ?? []).filter { $0.mode == "managed" && $0.change.actions != ["delete"] }
  }
}
