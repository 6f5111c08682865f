import OrderedCollections

extension TerraformDocument {
  /// Reads a plan: its changes know what is unknown, its prior state has the data sources.
  mutating func readPlan(_ json: JSONValue) throws(ImportError) {
    if json["errored"]?.bool == true { throw .errored }
    isComplete = json["complete"]?.bool != false
    readVariables(json)
    if let configuration = json["configuration"] {
      self.configuration = configuration["root_module"].map { ConfigurationModule($0) }
      readProviders(configuration["provider_config"])
    }
    var seen: Set<String> = []
    for instance in Self.changes(of: json) where seen.insert(instance.address).inserted {
      instances.append(instance)
    }
    forgotten = (json["resource_changes"]?.array ?? []).filter(Self.isForgotten)
      .compactMap { $0["address"]?.string }
    // A plan that only refreshes lists no changes; what is planned is all there is.
    let isComplete = json["resource_changes"] != nil
    for root in [
      json["planned_values"]?["root_module"], json["prior_state"]?["values"]?["root_module"],
    ] {
      for instance in Self.instances(ofModule: root)
      where instance.isData || !isComplete {
        if seen.insert(instance.address).inserted { instances.append(instance) }
      }
    }
  }

  /// The instances that there will be after a plan's changes.
  static func changes(of json: JSONValue) -> [Instance] {
    (json["resource_changes"]?.array ?? []).compactMap { change in
      change["deposed"] == nil ? instance(ofChange: change) : nil
    }
  }

  private mutating func readVariables(_ json: JSONValue) {
    let declared = json["configuration"]?["root_module"]?["variables"]
    for (name, variable) in json["variables"]?.object ?? [:]
    where declared?[name]?["sensitive"]?.bool != true {
      variables[name] = variable["value"] ?? .null
    }
  }

  private mutating func readProviders(_ json: JSONValue?) {
    for (key, provider) in json?.object ?? [:] {
      providers[key] = ProviderConfiguration(
        name: provider["full_name"]?.string ?? provider["name"]?.string ?? key,
        alias: provider["alias"]?.string,
        expressions: Expression.members(of: provider["expressions"]))
    }
  }

  /// Whether a change takes a resource out of the state and leaves it as it is.
  ///
  /// Source: developer.hashicorp.com/terraform/language/resources/syntax, "Removing resources".
  private static func isForgotten(_ json: JSONValue) -> Bool {
    json["change"]?["actions"]?.strings == ["forget"] && json["deposed"] == nil
  }

  private static func instance(ofChange json: JSONValue) -> Instance? {
    guard let change = json["change"], let type = json["type"]?.string,
      let name = json["name"]?.string
    else { return nil }
    // What is forgotten goes on existing as it is.
    let stays = isForgotten(json)
    // What is destroyed has nothing after the change.
    if !stays, change["after"]?.object == nil, change["after_unknown"]?.object == nil { return nil }
    if change["actions"]?.strings == ["delete"] { return nil }
    let values =
      stays
      ? PlannedValue(change["before"], sensitive: change["before_sensitive"])
      : PlannedValue(
        change["after"], unknown: change["after_unknown"], sensitive: change["after_sensitive"])
    guard case .object(let members) = values else { return nil }
    return Instance(
      module: [ModuleStep](address: json["module_address"]?.string ?? "") ?? [],
      isData: json["mode"]?.string == "data", type: type, name: name,
      key: InstanceKey(json["index"]), provider: json["provider_name"]?.string ?? "",
      values: members)
  }
}
