import OrderedCollections
import Topology

/// What components may refer to by name.
public struct Registry: Sendable {
  package let environment: Environment
  package let region: AWSRegion
  package private(set) var vpcs: OrderedDictionary<String, DeclaredVPC> = [:]
  package private(set) var transitGateways: OrderedDictionary<String, TransitGateway> = [:]
  /// By `<cluster>/<service>`.
  package private(set) var services: OrderedDictionary<String, DeclaredService> = [:]
  /// The same by VPC, and by the file systems that they mount.
  private(set) var servicesByVPC: [String: [DeclaredService]] = [:]
  private(set) var servicesByFileSystem: [String: [DeclaredService]] = [:]
  /// What services send to, by the names that they use.
  private(set) var receivers: Set<String> = []
  package private(set) var fileSystems: OrderedDictionary<String, DeclaredFileSystem> = [:]
  package private(set) var loadBalancers: OrderedDictionary<String, DeclaredLoadBalancer> = [:]
  package private(set) var keys: OrderedDictionary<String, EncryptionKey> = [:]
  package private(set) var clusters: OrderedDictionary<String, ElementID> = [:]
  package private(set) var endpoints: OrderedDictionary<String, DeclaredEndpoints> = [:]
  package private(set) var alarms: OrderedDictionary<String, Alarms> = [:]
  package var diagnostics: [Diagnostic] = []
  /// How long things are kept where a component says nothing itself.
  var retention = RetentionDefaults.standard
  /// Whether a function stands in a VPC of the region.
  var hasFunctions = false
  /// The region's addresses that no VPC has taken yet.
  var pool: AddressPool?
  private var names: OrderedDictionary<String, SourceLocation> = [:]
  /// Names that are taken by things with a key.
  private var keyed: [String: SourceLocation] = [:]

  package init(environment: Environment, region: AWSRegion) {
    self.environment = environment
    self.region = region
  }

  /// Takes a name that must be unique among the things `kind` that stand side by side; those with a
  /// key share it, and each must have another key.
  package mutating func claim(
    _ name: String, key: String? = nil, as kind: String, within: String = "",
    at location: SourceLocation
  ) {
    if !Words.isName(name) || name == "internet" && within.isEmpty {
      diagnostics.append(
        Diagnostic(
          .invalidName, summary: "'\(name)' cannot name a \(kind)",
          detail: "Names become Terraform identifiers, AWS resource names, folders and anchors.",
          remedy:
            "Use up to 64 lowercase letters, digits and hyphens, beginning with a letter; 'internet' "
            + "and the names of devices on Windows, such as 'con' and 'aux', are taken.",
          location: location))
    }
    let slot = "\(within)/\(name)"
    let member = key.map { "\(slot)[\($0)]" }
    // A name is either one thing's or shared by things with a key.
    if let first = names[slot] ?? (member == nil ? keyed[slot] : member.flatMap { names[$0] }) {
      diagnostics.append(
        Diagnostic(
          .duplicateName, summary: "two elements are named '\(name)'",
          detail: "The \(kind) '\(name)' has the name of another element.",
          remedy: "Give one of the two another name.", subject: ElementID(name),
          location: location, related: [RelatedPlace(.source(first), "the other one")]))
    } else {
      names[member ?? slot] = location
      if member != nil { keyed[slot] = location }
    }
  }

  package mutating func add(_ vpc: DeclaredVPC) {
    if vpcs[vpc.name] == nil { vpcs[vpc.name] = vpc }
  }
  /// The tiers with a route table in each zone, by VPC.
  var zonalTiers: [String: Set<String>] {
    [:].merging(vpcs.map { ($0.key, $0.value.zonalTiers) }) { $1 }
  }

  /// Gives the tiers of the same VPCs a route table in each zone.
  mutating func makeZonal(_ tiers: [String: Set<String>]) {
    for (name, tiers) in tiers { vpcs[name]?.zonalElsewhere.formUnion(tiers) }
  }

  package mutating func add(_ gateway: TransitGateway) {
    if transitGateways[gateway.name] == nil { transitGateways[gateway.name] = gateway }
  }
  package mutating func add(_ service: DeclaredService) {
    let identity = service.id.description
    guard services[identity] == nil else { return }
    services[identity] = service
    servicesByVPC[service.vpc, default: []].append(service)
    for fileSystem in Set(service.service.mounts.map(\.fileSystem)) {
      servicesByFileSystem[fileSystem, default: []].append(service)
    }
    for case .service(let name) in service.service.sends.map(\.target) { receivers.insert(name) }
  }
  package mutating func add(_ fileSystem: DeclaredFileSystem) {
    if fileSystems[fileSystem.name] == nil { fileSystems[fileSystem.name] = fileSystem }
  }
  package mutating func add(_ loadBalancer: DeclaredLoadBalancer) {
    if loadBalancers[loadBalancer.name] == nil { loadBalancers[loadBalancer.name] = loadBalancer }
  }
  package mutating func add(_ key: EncryptionKey) {
    if keys[key.name] == nil { keys[key.name] = key }
  }
  package mutating func add(_ alarms: Alarms) {
    if self.alarms[alarms.name] == nil { self.alarms[alarms.name] = alarms }
  }
  package mutating func add(cluster: String, id: ElementID) {
    if clusters[cluster] == nil { clusters[cluster] = id }
  }
  package mutating func add(_ endpoints: DeclaredEndpoints) {
    if self.endpoints[endpoints.vpc] == nil { self.endpoints[endpoints.vpc] = endpoints }
  }
}
