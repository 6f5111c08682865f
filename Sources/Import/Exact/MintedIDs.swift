import AWSModel
import OrderedCollections

/// Ids and ARNs of our own choice for everything that a plan creates, so that whoever names one is
/// known by it.
struct MintedIDs {
  /// What a minted text stands for.
  struct Meaning: Hashable {
    let instance: Int
    let attribute: String
    /// The zone whose endpoint is meant, of a firewall.
    var zone: String?
  }

  /// The values to give each instance, by its place in the document.
  private(set) var values: [Int: OrderedDictionary<String, String>] = [:]
  private(set) var meanings: [String: Meaning] = [:]

  private let region: String?

  init(_ document: TerraformDocument) {
    region = Surroundings(document).region
    for (index, instance) in document.instances.enumerated()
    where !instance.isData && instance.isOfAWS {
      mint(index, instance)
    }
  }

  private mutating func mint(_ index: Int, _ instance: Instance) {
    let number = String(index + 1, radix: 16)
    let digits = String(repeating: "0", count: 17 - number.count) + number
    let type = TypeAlias.resolved(instance.type)
    let traits = ResourceTraits.of(type)
    let name = "\(traits.idPrefix)-\(digits)"
    let arn = "arn:aws:\(traits.arn.service):us-east-1:123456789012:\(traits.arn.resource)\(name)"
    // Both have to be told apart, and to be ARNs where the id is one.
    var minted: OrderedDictionary<String, String> = [
      "id": NamedTargets.hasARNForID(type) ? "\(arn)-id" : name, "arn": arn,
    ]
    for (attribute, prefix) in NamedTargets.owned(of: type) {
      minted[attribute] = "\(prefix)-\(digits)"
    }
    for (attribute, text) in minted where instance.values[attribute] == .unknown {
      values[index, default: [:]][attribute] = text
      // A main table is the default one as long as no other takes its place.
      meanings[text] = meanings[text] ?? Meaning(instance: index, attribute: attribute)
    }
  }

  /// The endpoint of a firewall in a zone.
  mutating func endpoint(of firewall: Int, zone: String) -> String {
    let number = String(firewall + 1, radix: 16)
    let letters = zone.utf8.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) } & 0xFFFF
    let text = "vpce-" + Self.padded(number, 11) + "f" + Self.padded(String(letters, radix: 16), 5)
    meanings[text] = Meaning(
      instance: firewall, attribute: "firewall_status",
      zone: ZoneKey.of(zone, in: region))
    return text
  }

  private static func padded(_ text: String, _ length: Int) -> String {
    String(repeating: "0", count: max(0, length - text.count)) + text
  }
}
