import Topology

/// The Region, account and zones in which imported resources stand, from what they say themselves.
package struct Surroundings: Sendable {
  /// The Region of most resources; nil where nothing tells.
  package private(set) var region: String?
  /// The account of most resources; nil where nothing tells.
  package private(set) var account: String?
  package private(set) var zones: [Zone] = []
  /// Every Region that the values name, the most frequent first.
  package private(set) var regions: [String] = []
  /// Every account that the values name, the most frequent first.
  package private(set) var accounts: [String] = []

  init(_ document: TerraformDocument) {
    var regions: [String: Int] = [:]
    var accounts: [String: Int] = [:]
    var zoneNames: Set<String> = []
    for instance in document.instances where instance.isOfAWS {
      for name in ["availability_zone", "availability_zones", "names"] {
        for zone in Self.texts(instance.values[name]) {
          guard let region = Self.region(ofZone: zone) else { continue }
          regions[region, default: 0] += 1
          if !instance.isData { zoneNames.insert(zone) }
        }
      }
      if !instance.isData, let arn = instance.values["arn"]?.string {
        Self.count(arn, &regions, &accounts)
      }
      if instance.block.hasPrefix("data.aws_region."),
        let region = instance.values["name"]?.string ?? instance.values["id"]?.string
      {
        regions[region, default: 0] += 3
      }
      // The owner of an image that is read is another.
      for name in ["owner_id", "account_id"]
      where !instance.isData || instance.block.hasPrefix("data.aws_caller_identity.") {
        if let account = instance.values[name]?.string, Self.isAccount(account) {
          accounts[account, default: 0] += 1
        }
      }
    }
    for provider in document.providers.values {
      if let region = Self.region(of: provider, document) { regions[region, default: 0] += 2 }
    }
    self.regions = Self.ranked(regions)
    self.accounts = Self.ranked(accounts)
    region = self.regions.first
    account = self.accounts.first
    if let region {
      zones = zoneNames.filter { $0.hasPrefix(region) }.sorted()
        .map { Zone(String($0.dropFirst(region.count))) }
    }
  }

  /// Of several files: the first that tells stands first.
  init(joining files: [Surroundings]) {
    region = files.lazy.compactMap(\.region).first
    account = files.lazy.compactMap(\.account).first
    zones = Array(Set(files.filter { $0.region == region }.flatMap(\.zones))).sorted()
    regions = files.flatMap(\.regions).uniqued()
    accounts = files.flatMap(\.accounts).uniqued()
  }

  private static func ranked(_ counts: [String: Int]) -> [String] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  private static func texts(_ value: PlannedValue?) -> [String] {
    switch value {
    case .string(let text)?: [text]
    case .list(let values)?: values.compactMap(\.string)
    default: []
    }
  }

  /// The Region of a zone's name: `eu-west-1` of `eu-west-1a`.
  static func region(ofZone zone: String) -> String? {
    guard let letter = zone.last, letter.isLowercase, let digit = zone.dropLast().last,
      digit.isNumber, zone.split(separator: "-").count >= 3
    else { return nil }
    return String(zone.dropLast())
  }

  private static func count(
    _ arn: String, _ regions: inout [String: Int], _ accounts: inout [String: Int]
  ) {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 6, parts[0] == "arn" else { return }
    if !parts[3].isEmpty { regions[parts[3], default: 0] += 1 }
    if isAccount(parts[4]) { accounts[parts[4], default: 0] += 1 }
  }

  private static func isAccount(_ text: String) -> Bool {
    text.count == 12 && text.allSatisfy(\.isASCII) && text.allSatisfy(\.isNumber)
  }

  private static func region(
    of provider: ProviderConfiguration, _ document: TerraformDocument
  ) -> String? {
    guard provider.name.hasSuffix("aws"), let expression = provider.expressions["region"] else {
      return nil
    }
    if let constant = expression.constant?.string { return constant }
    guard expression.references.count == 1, let reference = expression.references.first,
      reference.hasPrefix("var.")
    else { return nil }
    return document.variables[String(reference.dropFirst(4))]?.string
  }
}
