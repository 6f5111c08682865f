import Foundation
import OrderedCollections

/// What `terraform show -json` prints, of a plan or of a state: the resources that Terraform
/// manages, each with its values.
struct ComparedDocument: Sendable {
  /// What was read.
  enum Kind: String, Sendable { case plan, state }

  struct Resource: Sendable {
    let type: String
    let values: PlanValue
    /// Of a plan, which of the values are known only after apply.
    let unknown: PlanValue
    /// Which of the values Terraform keeps secret, in the shape of the values: true stands for all
    /// that is below it.
    let sensitive: PlanValue

    /// Whether anything of an argument is secret.
    func isSensitive(_ argument: String) -> Bool {
      if sensitive == .bool(true) { return true }
      return sensitive[argument]?.holdsTrue ?? false
    }
  }

  /// Why a text is neither a plan nor a state.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  let kind: Kind
  /// By address.
  let resources: OrderedDictionary<String, Resource>

  init(json: String) throws {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(json.utf8))
    } catch {
      throw Unreadable(description: "it is not what 'terraform show -json' prints")
    }
    guard let version = file.formatVersion, version.hasPrefix("1.") else {
      throw Unreadable(
        description: file.formatVersion.map { "its format is \($0), not 1.x" }
          ?? "it has no 'format_version'; print it by 'terraform show -json'")
    }
    var resources: OrderedDictionary<String, Resource> = [:]
    if let changes = file.resourceChanges {
      kind = .plan
      for item in changes where item.mode == "managed" && item.change.actions != ["delete"] {
        resources[item.address] = Resource(
          type: item.type, values: item.change.after ?? .null,
          unknown: item.change.afterUnknown ?? .null,
          sensitive: item.change.afterSensitive ?? .null)
      }
    } else {
      kind = .state
      for item in file.values?.rootModule?.all ?? [] where item.mode == "managed" {
        resources[item.address] = Resource(
          type: item.type, values: item.values ?? .null, unknown: .null,
          sensitive: item.sensitiveValues ?? .null)
      }
    }
    self.resources = resources
  }
}

extension ComparedDocument {
  /// The parts of the JSON that are read.
  fileprivate struct File: Decodable {
    let formatVersion: String?
    let resourceChanges: [ResourceChange]?
    let values: Values?
  }

  fileprivate struct ResourceChange: Decodable {
    let address: String
    let mode: String
    let type: String
    let change: Change
  }

  fileprivate struct Change: Decodable {
    let actions: [String]
    let after: PlanValue?
    let afterUnknown: PlanValue?
    let afterSensitive: PlanValue?
  }

  fileprivate struct Values: Decodable {
    let rootModule: Module?
  }

  fileprivate final class Module: Decodable {
    let resources: [Item]?
    let childModules: [Module]?

    /// Of the module and of those that it calls.
    var all: [Item] { (resources ?? []) + (childModules ?? []).flatMap(\.all) }
  }

  fileprivate struct Item: Decodable {
    let address: String
    let mode: String
    let type: String
    let values: PlanValue?
    let sensitiveValues: PlanValue?
  }
}

extension PlanValue {
  /// Whether the value is true, or one in it is.
  fileprivate var holdsTrue: Bool {
    switch self {
    case .bool(let flag): flag
    case .list(let values): values.contains(where: \.holdsTrue)
    case .object(let members): members.values.contains(where: \.holdsTrue)
    case .null, .number, .string: false
    }
  }
}

extension ComparedDocument.Item {
  private enum CodingKeys: String, CodingKey {
    case address, mode, type, values
    case sensitiveValues = "sensitive_values"
  }
}

extension ComparedDocument.File {
  private enum CodingKeys: String, CodingKey {
    case values
    case formatVersion = "format_version"
    case resourceChanges = "resource_changes"
  }
}

extension ComparedDocument.Change {
  private enum CodingKeys: String, CodingKey {
    case actions, after
    case afterUnknown = "after_unknown"
    case afterSensitive = "after_sensitive"
  }
}

extension ComparedDocument.Values {
  private enum CodingKeys: String, CodingKey { case rootModule = "root_module" }
}

extension ComparedDocument.Module {
  private enum CodingKeys: String, CodingKey {
    case resources
    case childModules = "child_modules"
  }
}
