import AWSResources
import Topology

/// An ECS cluster on Fargate and the services that run in it.
///
/// Services find each other by name in a private DNS namespace (Cloud Map); security groups admit
/// just the connections that are declared.
///
/// ```swift
/// ECSCluster("shop", release: .input("release")) {
///   Service("web", cpu: 256, memory: 512, tasks: 2) { Listens(.http(8080)) }
/// }
/// ```
public struct ECSCluster: VPCMember {
  let name: String
  let release: Value
  let tier: String?
  let services: [Service]
  let location: SourceLocation

  /// - Parameters:
  ///   - release: The image tag that is deployed, the same for every service; tags cannot be moved
  ///     to another image once pushed.
  ///   - tier: The tier of subnets that the tasks stand in; by default the first of the VPC that has
  ///     no route to an internet gateway (PLB080, PLB172).
  public init(
    _ name: String, release: Value, tier: String? = nil,
    @ListBuilder<Service> services: () -> [Service],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.release = release
    self.tier = tier
    self.services = services()
    location = SourceLocation(file: fileID, line: line)
  }

  private var id: ElementID { ElementID(name) }
  private var cluster: ElementID { id.child("cluster") }
  static func namespace(of cluster: ElementID) -> ElementID { cluster.child("namespace") }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "cluster", at: location)
    registry.add(cluster: name, id: id)
    for service in services {
      registry.claim(service.name, as: "service", within: name, at: service.location)
      registry.add(
        DeclaredService(
          service: service, id: id.child(service.name), vpc: scope.vpc ?? "", tier: tier))
    }
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpcName = scope.vpc, let vpc = lowering.registry.vpcs[vpcName] else { return }
    let what =
      services.isEmpty
      ? "the cluster '\(name)'"
      : services.count == 1
        ? "the service '\(services[0].name)'"
        : "the services \(Words.list(services.map { "'\($0.name)'" }))"
    guard let tier = lowering.workloadTier(self.tier, in: vpc, for: what, at: location) else {
      return
    }
    if self.tier == nil, !services.isEmpty {
      lowering.warnOfTierWithoutWayOut(
        tier, in: vpc, for: "the cluster '\(name)'", at: location)
    }
    lowering.add(
      ComponentRecord(
        id: id, kind: .cluster, title: "\(Words.sentence(name)) cluster", parent: scope.parent,
        primary: cluster, location: location))
    lowering.add(
      AWS.EcsCluster(
        name: .value(lowering.name(name)), configuration: configuration(&lowering),
        setting: [.init(name: "containerInsights", value: "enabled")],
        tags: .value(lowering.nameTag(name))),
      id: cluster, name: "this", title: "\(Words.sentence(name)) cluster", at: location)
    lowering.add(
      AWS.ServiceDiscoveryPrivateDnsNamespace(
        name: .value(Self.domain(of: name)), vpc: .reference(vpc.resource, "id"),
        description: .value(.string("Names of the services in the \(name) cluster"))),
      id: Self.namespace(of: id), name: "this",
      title: "Private DNS namespace of the \(name) cluster", at: location)
    for service in services {
      ServiceLowering(
        service: service, id: id.child(service.name), clusterID: id, cluster: cluster, vpc: vpc,
        tier: tier, clusterName: name, release: release
      ).lower(to: &lowering)
    }
  }

  /// Whether ECS Exec may open a shell in any task; only then its sessions are configured.
  private var allowsExec: Bool { services.contains(where: \.allowsExec) }
  static func execLog(of cluster: ElementID) -> ElementID { cluster.child("exec-log") }

  private func configuration(
    _ lowering: inout Lowering
  ) -> AWS.EcsCluster.Configuration? {
    var exec: AWS.EcsCluster.ExecuteCommandConfiguration?
    if allowsExec {
      let kept = lowering.registry.retention.logs
      let log = lowering.add(
        AWS.CloudwatchLogGroup(
          kmsKeyId: lowering.encryptionKeyARN(),
          name: .value(lowering.logGroupName(name, "exec")),
          retentionInDays: .value(.int(services.map { $0.logRetention ?? kept }.max() ?? kept))),
        id: Self.execLog(of: id), name: "exec", title: "Log of shells in the \(name) cluster",
        at: location)
      exec = .init(
        kmsKeyId: lowering.encryptionKeyARN(),
        logConfiguration: .init(
          cloudWatchEncryptionEnabled: .value(.bool(lowering.encryptionKeyARN() != nil)),
          cloudWatchLogGroupName: .reference(log, "name")), logging: "OVERRIDE")
    }
    let storage = lowering.encryptionKeyID().map {
      AWS.EcsCluster.ManagedStorageConfiguration(fargateEphemeralStorageKmsKeyId: $0)
    }
    guard exec != nil || storage != nil else { return nil }
    return .init(executeCommandConfiguration: exec, managedStorageConfiguration: storage)
  }

  /// The namespace's domain: `<environment>.<cluster>.internal`.
  static func domain(of cluster: String) -> Value {
    .template([.context(.environment), .string(".\(cluster).internal")])
  }
}
