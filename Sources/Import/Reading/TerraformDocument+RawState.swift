import OrderedCollections

extension TerraformDocument {
  /// Reads a state as Terraform keeps it, `terraform.tfstate`.
  mutating func readRawState(_ json: JSONValue) throws(ImportError) {
    let version = json["version"]?.int ?? 0
    guard version == 4 else {
      throw .version(format: "a raw state of", version: String(version), accepted: "version 4")
    }
    for resource in json["resources"]?.array ?? [] {
      guard let type = resource["type"]?.string, let name = resource["name"]?.string else {
        continue
      }
      for instance in resource["instances"]?.array ?? [] where instance["deposed"] == nil {
        guard
          case .object(let values) = PlannedValue(
            instance["attributes"] ?? .object([:]),
            sensitive: Self.marks(instance["sensitive_attributes"]))
        else { continue }
        let provider = resource["provider"]?.string ?? ""
        instances.append(
          Instance(
            module: [ModuleStep](address: resource["module"]?.string ?? "") ?? [],
            isData: resource["mode"]?.string == "data", type: type, name: name,
            key: InstanceKey(instance["index_key"]), provider: Self.provider(provider),
            providerConfiguration: provider, values: values))
      }
    }
  }

  /// `module.a.provider["registry.terraform.io/hashicorp/aws"].west` holds the source address.
  private static func provider(_ text: String) -> String {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return text.split(separator: ".").last.map(String.init) ?? "" }
    return String(parts[1])
  }

  /// Paths to sensitive values as the tree that the other forms have. A path into a list or map
  /// hides the whole of it.
  private static func marks(_ json: JSONValue?) -> JSONValue? {
    var marks: OrderedDictionary<String, JSONValue> = [:]
    for path in json?.array ?? [] {
      let first = path.array?.first ?? path
      if let name = first["value"]?.string { marks[name] = .bool(true) }
    }
    return marks.isEmpty ? nil : .object(marks)
  }
}
