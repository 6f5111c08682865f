import AWSModel
import Topology

/// The account and Region of each instance, from what it says itself, from its provider, or from
/// what others of the same provider say.
struct Places {
  private var places: [ResourcePlace]
  /// The address of each instance's provider as one reads it, for example `aws.peer`.
  let providers: [String]

  init(_ document: TerraformDocument) {
    let keys = document.instances.map { Self.providerKey(of: $0, in: document) }
    let own = document.instances.map(Self.evidence)
    var regions: [String: Set<String>] = [:]
    var accounts: [String: Set<String>] = [:]
    for (key, place) in zip(keys, own) {
      if let region = place.region { regions[key, default: []].insert(region) }
      if let account = place.account { accounts[key, default: []].insert(account) }
    }
    for (key, provider) in document.providers where provider.name.hasSuffix("aws") {
      let said = ProviderPlace(provider, document)
      if let region = said.region { regions[key] = [region] }
      if let account = said.account { accounts[key] = [account] }
    }
    providers = keys.map { Self.address(of: $0, in: document) }
    places = zip(keys, own).map { key, place in
      ResourcePlace(
        account: place.account ?? Self.only(accounts[key]),
        region: place.region ?? Self.only(regions[key]))
    }
  }

  subscript(index: Int) -> ResourcePlace { places[index] }

  /// What all of them agree on.
  private static func only(_ values: Set<String>?) -> String? {
    values?.count == 1 ? values?.first : nil
  }

  /// The provider's configuration as the plan or raw state names it; empty where neither does.
  static func providerKey(of instance: Instance, in document: TerraformDocument) -> String {
    document.configuration?.module(at: instance.module)?.blocks[instance.block]?.providerKey
      ?? instance.providerConfiguration ?? ""
  }

  /// A module that configures no provider of its own has the root module's; a raw state writes
  /// `provider["registry.terraform.io/hashicorp/aws"].peer`.
  private static func address(of key: String, in document: TerraformDocument) -> String {
    if let start = key.firstRange(of: "provider[\""), let end = key.firstRange(of: "\"]") {
      let name = key[start.upperBound..<end.lowerBound].split(separator: "/").last ?? ""
      return "\(key[..<start.lowerBound])\(name)\(key[end.upperBound...])"
    }
    guard let provider = document.providers[key], provider.alias == nil,
      provider.expressions.isEmpty
    else { return key }
    return provider.name.split(separator: "/").last.map(String.init) ?? key
  }

  /// What the instance's own values tell.
  private static func evidence(_ instance: Instance) -> ResourcePlace {
    guard instance.isOfAWS else { return ResourcePlace() }
    var place = ResourcePlace()
    if instance.isData {
      // What is read can be another's; who reads tells who is asked.
      if instance.block.hasPrefix("data.aws_caller_identity.") {
        place.account = instance.values["account_id"]?.string
      }
      if instance.block.hasPrefix("data.aws_region.") {
        place.region = (instance.values["region"] ?? instance.values["name"])?.string
      }
      return place
    }
    let arn = ARNText(instance.values["arn"]?.string ?? "")
    place.region =
      instance.values["region"]?.string ?? arn?.region
      ?? instance.values["availability_zone"]?.string.flatMap(Surroundings.region(ofZone:))
    place.account =
      arn?.account ?? instance.values["owner_id"]?.string.flatMap(ARNText.account)
    return place
  }
}

/// The account and Region that a provider's configuration tells.
private struct ProviderPlace {
  var region: String?
  var account: String?

  init(_ provider: ProviderConfiguration, _ document: TerraformDocument) {
    region = provider.expressions["region"].flatMap { Self.text($0, document) }
    for case .blocks(let blocks)? in [provider.expressions["assume_role"]] {
      let role = blocks.lazy.compactMap { $0["role_arn"] }.first
      account = role.flatMap { Self.text($0, document) }.flatMap { ARNText($0)?.account }
    }
    if account == nil,
      case .array(let ids)? = provider.expressions["allowed_account_ids"]?.constant,
      ids.count == 1
    {
      account = ids[0].string.flatMap(ARNText.account)
    }
  }

  private static func text(_ expression: Expression, _ document: TerraformDocument) -> String? {
    if let constant = expression.constant?.string { return constant }
    guard expression.references.count == 1, let reference = expression.references.first,
      reference.hasPrefix("var.")
    else { return nil }
    return document.variables[String(reference.dropFirst(4))]?.string
  }
}

/// The parts of an ARN that say where something is.
private struct ARNText {
  let region: String?
  let account: String?

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 6, parts[0] == "arn" else { return nil }
    region = parts[3].isEmpty ? nil : parts[3]
    account = Self.account(parts[4])
  }

  static func account(_ text: String) -> String? {
    text.count == 12 && text.allSatisfy { $0.isASCII && $0.isNumber } ? text : nil
  }
}
