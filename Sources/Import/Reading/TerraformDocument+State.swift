import OrderedCollections

extension TerraformDocument {
  /// Reads what `terraform show -json` prints of a state: every value is there.
  mutating func readState(_ json: JSONValue) {
    instances = Self.instances(ofModule: json["values"]?["root_module"])
  }

  /// The instances of a module of `values` and of those inside it.
  static func instances(ofModule json: JSONValue?) -> [Instance] {
    guard let json else { return [] }
    let module = [ModuleStep](address: json["address"]?.string ?? "") ?? []
    var instances: [Instance] = []
    for resource in json["resources"]?.array ?? [] {
      guard let type = resource["type"]?.string, let name = resource["name"]?.string,
        resource["deposed_key"] == nil,
        case .object(let values) = PlannedValue(
          resource["values"] ?? .object([:]), sensitive: resource["sensitive_values"])
      else { continue }
      instances.append(
        Instance(
          module: module, isData: resource["mode"]?.string == "data", type: type, name: name,
          key: InstanceKey(resource["index"]), provider: resource["provider_name"]?.string ?? "",
          values: values))
    }
    for child in json["child_modules"]?.array ?? [] { instances += Self.instances(ofModule: child) }
    return instances
  }
}
