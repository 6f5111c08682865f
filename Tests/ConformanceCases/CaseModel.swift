import ArchitectureDSL
import OrderedCollections
import Topology

/// The resources of a case, declared as an author would declare them without components.
struct CaseModel: Sendable {
  private let region: AWSRegion
  private let environment: Environment
  private let inputs: [Input]
  private let resources: [Declare]
  /// The resources by name.
  let names: Set<String>

  init(_ json: CaseJSON) throws {
    let members = try json.members(
      "the model", required: ["region", "zones", "addresses", "inputs", "resources"])
    func member(_ name: String) -> CaseJSON { members[name] ?? .null }
    region = AWSRegion(try member("region").text("the region"))
    environment = Environment(
      "test", account: "111111111111",
      zones: try member("zones").texts("the zones").map { Zone($0) },
      addresses: try member("addresses").text("the addresses"))
    let inputs = try member("inputs").list("the inputs").map(Self.input)
    let variables = Set(inputs.map(\.name))
    var names: Set<String> = []
    var resources: [Declare] = []
    for (index, json) in try member("resources").list("the resources").enumerated() {
      let resource = try json.members("a resource", required: ["id", "type", "args"])
      let name = try (resource["id"] ?? .null).text("a resource's id")
      guard case .object(let arguments)? = resource["args"] else {
        throw CaseFormatError("the arguments of '\(name)' are no object")
      }
      guard names.insert(name).inserted else {
        throw CaseFormatError("two resources have the id '\(name)'")
      }
      resources.append(
        Declare(
          name, type: try (resource["type"] ?? .null).text("the type of '\(name)'"),
          arguments: try arguments.mapValues { try Self.value($0, variables, of: name) },
          fileID: "resources", line: index + 1))
    }
    self.inputs = inputs
    self.resources = resources
    self.names = names
  }

  /// Evaluates the model with these requirements in it, with everything that the DSL checks.
  func evaluation(requiring requirements: [Require]) -> Evaluation {
    ArchitectureEvaluator.evaluate(
      name: "case", title: "Case", summary: "A model with a known answer.",
      environments: [environment]
    ) { _ in
      Region(region) {
        inputs.map { $0 as any RegionMember }
        resources.map { $0 as any RegionMember }
        requirements.map { $0 as any RegionMember }
      }
    }
  }

  private static func input(_ json: CaseJSON) throws -> Input {
    let members = try json.members(
      "an input", required: ["name", "type", "example"], optional: ["default"])
    let name = try (members["name"] ?? .null).text("an input's name")
    return Input(
      name, type: try (members["type"] ?? .null).text("the type of '\(name)'"),
      description: "An input of the case.",
      default: try members["default"].map { try value($0, [], of: name) },
      example: try value(members["example"] ?? .null, [], of: name))
  }

  /// The value of an argument: `@x.id` is a reference, `@x.endpoint_ids#a` one to a key, `$name` an
  /// input; a list of objects is a list of nested blocks.
  private static func value(
    _ json: CaseJSON, _ variables: Set<String>, of owner: String
  ) throws -> Value {
    switch json {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .double(let value): return .double(value)
    case .string(let text): return try symbol(text, variables, of: owner)
    case .object(let members):
      return .object(try members.mapValues { try value($0, variables, of: owner) })
    case .array(let elements):
      let objects = elements.compactMap { element in
        if case .object(let members) = element { members } else { nil }
      }
      if objects.isEmpty {
        return .list(try elements.map { try value($0, variables, of: owner) })
      }
      guard objects.count == elements.count else {
        throw CaseFormatError("a list of '\(owner)' has objects and other things")
      }
      return .blocks(
        try objects.map { try $0.mapValues { try value($0, variables, of: owner) } })
    }
  }

  private static func symbol(
    _ text: String, _ variables: Set<String>, of owner: String
  ) throws -> Value {
    if text.hasPrefix("$") {
      let name = String(text.dropFirst())
      guard variables.contains(name) else {
        throw CaseFormatError("'\(owner)' takes the input '\(text)', which is not there")
      }
      return .input(name)
    }
    guard text.hasPrefix("@") else { return .string(text) }
    let keyed = text.dropFirst().split(separator: "#", omittingEmptySubsequences: false)
    let parts = keyed.first?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    guard keyed.count <= 2, parts.count == 2, !(keyed + parts).contains("") else {
      throw CaseFormatError("'\(owner)' has the reference '\(text)'")
    }
    return .reference(
      ElementID(String(parts[0])), String(parts[1]),
      key: keyed.count == 2 ? String(keyed[1]) : nil)
  }
}
