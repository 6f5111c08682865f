import OrderedCollections

/// A plan or state, whatever the form in which it came.
package struct TerraformDocument: Sendable {
  package enum Kind: Hashable, Sendable {
    case plan, state, rawState
  }

  package let kind: Kind
  /// Every instance there will be, data sources included, in the order of the document.
  package var instances: [Instance] = []
  /// The configuration that a plan carries; a state has none.
  package var configuration: ConfigurationModule?
  /// The root module's variables, sensitive ones left out.
  package var variables: OrderedDictionary<String, JSONValue> = [:]
  /// The provider configurations by their keys, `aws`, `module.a:aws`.
  package var providers: OrderedDictionary<String, ProviderConfiguration> = [:]

  /// Whether the plan brings about all that the configuration says; see ``omission``.
  package var isComplete = true
  /// The addresses of what goes on existing and is no longer managed.
  package var forgotten: [String] = []

  /// What an incomplete plan leaves out.
  ///
  /// Source: developer.hashicorp.com/terraform/internals/json-format, `complete`.
  var omission: String? {
    isComplete
      ? nil
      : "what the plan leaves out: Terraform calls it incomplete, as with -target or deferred changes"
  }

  /// More is refused: such a file is not one root module's.
  static let sizeLimit = 256 << 20

  /// Reads any of the three forms.
  package init(_ bytes: [UInt8]) throws(ImportError) {
    guard bytes.count <= Self.sizeLimit else {
      throw .tooLarge(bytes: bytes.count, limit: Self.sizeLimit)
    }
    // A plan file is a zip archive.
    guard !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { throw .binaryPlan }
    let json: JSONValue
    do throws(ImportError) { json = try JSONParser.parse(bytes) } catch {
      if case .malformed = error, bytes.starts(with: Array("{\"@level\"".utf8)) { throw .messages }
      throw error
    }
    guard let members = json.object else { throw .notTerraform(keys: []) }
    if members["format_version"] != nil {
      let format = try Self.format(json)
      kind = format
      if format == .plan { try readPlan(json) } else { readState(json) }
    } else if members["version"]?.int != nil, members["lineage"] != nil || members["serial"] != nil
    {
      kind = .rawState
      try readRawState(json)
    } else if members["@level"] != nil {
      throw .messages
    } else {
      throw .notTerraform(keys: Array(members.keys.prefix(5)))
    }
  }

  /// Terraform adds members within a major version and changes the number for everything else.
  ///
  /// Source: developer.hashicorp.com/terraform/internals/json-format.
  private static func format(_ json: JSONValue) throws(ImportError) -> Kind {
    let isPlan =
      json["planned_values"] != nil || json["resource_changes"] != nil
      || json["resource_drift"] != nil
    let version = json["format_version"]?.string ?? ""
    let major = version.split(separator: ".").first.flatMap { Int($0) }
    guard let major, major <= 1 else {
      throw .version(
        format: isPlan ? "a plan's JSON of" : "a state's JSON of", version: version,
        accepted: "version 1")
    }
    guard isPlan || json["values"] != nil || json.object?.count ?? 0 <= 2 else {
      throw .notTerraform(keys: json.object.map { Array($0.keys.prefix(5)) } ?? [])
    }
    return isPlan ? .plan : .state
  }
}
