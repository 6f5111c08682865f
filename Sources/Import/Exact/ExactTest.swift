import AWSModel
import OrderedCollections

/// A test that lets Terraform itself say which argument names what: it plans once more, with mocked
/// providers and with ids that are given beforehand.
///
/// The text holds the plan's variables and data sources, secrets included: it belongs into a file
/// that no one else can read and that is removed.
///
/// Source: developer.hashicorp.com/terraform/language/tests/mocking.
package struct ExactTest: Sendable {
  private let json: JSONValue
  private let document: TerraformDocument
  private var minted: MintedIDs
  private var firewalls: [Int: [(zone: String, subnet: String)]] = [:]

  package init(_ plan: [UInt8]) throws(ImportError) {
    json = try JSONParser.parse(plan)
    document = try TerraformDocument(plan)
    guard document.kind == .plan else { throw .notTerraform(keys: ["values"]) }
    minted = MintedIDs(document)
  }

  /// The addresses of firewalls, whose subnets have to be known before their endpoints are given.
  package var firewallAddresses: [String] {
    document.instances.filter { $0.type == NamedTargets.firewall && !$0.isData }.map(\.address)
  }

  /// Takes the subnets of firewalls from a first run.
  package mutating func learnFirewalls(from output: [UInt8]) {
    guard let instances = Self.instances(inOutput: output) else { return }
    let places = Dictionary(
      document.instances.enumerated().map { ($0.element.address, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for instance in instances where instance.type == NamedTargets.firewall {
      guard let firewall = places[instance.address],
        case .list(let mappings)? = instance.values["subnet_mapping"]
      else { continue }
      for mapping in mappings {
        guard let id = mapping["subnet_id"]?.string, let meaning = minted.meanings[id],
          let zone = document.instances[meaning.instance].values["availability_zone"]?.string
        else { continue }
        firewalls[firewall, default: []].append((zone, id))
        _ = minted.endpoint(of: firewall, zone: zone)
      }
    }
  }

  // MARK: The test

  /// The test file; with `targets`, of these alone.
  package func text(targets: [String] = []) -> String {
    var text = mockedProviders + variables
    for (index, instance) in document.instances.enumerated() {
      guard let values = minted.values[index] else { continue }
      text += "override_\(instance.isData ? "data" : "resource") {\n"
      text += "  target = \(instance.address)\n  override_during = plan\n"
      text += "  values = {\n"
      for (name, value) in values { text += "    \(name) = \(HCLText.of(value))\n" }
      if let places = firewalls[index] { text += status(of: index, places) }
      text += "  }\n}\n"
    }
    text += overriddenData
    text += "run \"plumbline\" {\n  command = plan\n"
    if !targets.isEmpty {
      text += "  plan_options {\n    target = [\(targets.joined(separator: ", "))]\n  }\n"
    }
    return text + "}\n"
  }

  private func status(of firewall: Int, _ places: [(zone: String, subnet: String)]) -> String {
    var copy = minted
    let states = places.map { place in
      """
      { availability_zone = "\(place.zone)", attachment = [{ subnet_id = "\(place.subnet)", \
      endpoint_id = "\(copy.endpoint(of: firewall, zone: place.zone))" }] }
      """
    }
    return "    firewall_status = [{ sync_states = [\(states.joined(separator: ", "))] }]\n"
  }

  private var mockedProviders: String {
    var names: OrderedSet<String> = []
    for (key, provider) in document.providers where !key.contains(":") {
      let name = provider.name.split(separator: "/").last.map(String.init) ?? key
      names.append(name + (provider.alias.map { ".\($0)" } ?? ""))
    }
    for instance in document.instances {
      if let name = instance.provider.split(separator: "/").last { names.append(String(name)) }
    }
    return names.map { name in
      let parts = name.split(separator: ".")
      let alias = parts.count > 1 ? "  alias = \"\(parts[1])\"\n" : ""
      return "mock_provider \"\(parts[0])\" {\n\(alias)  override_during = plan\n}\n"
    }.joined()
  }

  private var variables: String {
    var text = "variables {\n"
    for (name, variable) in json["variables"]?.object ?? [:] {
      guard let value = variable["value"] else { continue }
      text += "  \(name) = \(HCLText.of(value))\n"
    }
    return text + "}\n"
  }

  private var overriddenData: String {
    var text = ""
    // What is read again during apply has been given already.
    let given = Set(minted.values.keys.map { document.instances[$0].address })
    var modules = [json["prior_state"]?["values"]?["root_module"]].compactMap(\.self)
    while let module = modules.popLast() {
      modules += module["child_modules"]?.array ?? []
      for resource in module["resources"]?.array ?? []
      where resource["mode"]?.string == "data" {
        guard let address = resource["address"]?.string, !given.contains(address),
          let all = resource["values"]?.object
        else { continue }
        let values = all.filter { $0.value != .null }
        text += "override_data {\n  target = \(address)\n"
        text += "  values = \(HCLText.of(.object(values)))\n}\n"
      }
    }
    return text
  }

  // MARK: The answer

  /// What the mocked plan in the output of `terraform test -json -verbose` says.
  package func answer(in output: [UInt8]) -> MockedPlan? {
    Self.instances(inOutput: output).map { MockedPlan($0, minted) }
  }

  private static func instances(inOutput output: [UInt8]) -> [Instance]? {
    var found: [Instance]?
    for line in output.split(separator: UInt8(ascii: "\n")) {
      guard let message = try? JSONParser.parse(Array(line)),
        message["type"]?.string == "test_plan", let plan = message["test_plan"]
      else { continue }
      found = TerraformDocument.changes(of: plan)
    }
    return found
  }
}
