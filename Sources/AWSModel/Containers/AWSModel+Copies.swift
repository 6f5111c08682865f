import AWSResources
import Topology

/// How many of the same stand behind one element: tasks of a service, instances of a group.
package struct Copies: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case task, instance

    package var noun: String { self == .task ? "task" : "instance" }
  }

  package let kind: Kind
  /// How many are declared; unknown where nothing says.
  package let count: Known<Int>
  /// How many scaling and schedules may leave; unknown where nothing says.
  package let least: Known<Int>
}

extension AWSModel {
  /// The copies that the element stands for; nil where it is one thing.
  ///
  /// Source: Amazon EC2 Auto Scaling user guide, "Set scaling limits for your Auto Scaling group": a
  /// group without a desired capacity has its minimum.
  package func copies(of id: ElementID) -> Copies? {
    if let service = services[id] {
      let least = [service.minimumTasks] + service.scheduledMinimums
      return Copies(
        kind: .task, count: running(service.desiredTasks),
        least: running(Self.least(service.desiredTasks, least)))
    }
    guard let group = resource(id), group.type == "aws_autoscaling_group" else { return nil }
    let wanted = declaredInstances(of: group)
    return Copies(
      kind: .instance, count: running(wanted),
      least: running(Self.least(wanted, scaledMinimums(of: group))))
  }

  private func declaredInstances(of group: Resource) -> Known<Int> {
    let wanted = values.number(group["desired_capacity"])
    return wanted.isAbsent ? values.number(group["min_size"]) : wanted
  }

  /// To how few instances policies and schedules take a group, and those of which it is not known
  /// whether they are for it; none where it has neither.
  ///
  /// Source: Terraform, `aws_autoscaling_schedule`: -1 and nothing leave a size as it is.
  private func scaledMinimums(of group: Resource) -> [Known<Int>] {
    func isOf(_ resource: Resource) -> Known<Bool> {
      let name = resource["autoscaling_group_name"]
      if let id = values.link(name).value { return .known(id == group.id) }
      return values.text(name).map { name in
        ["name", "id"].contains { values.text(group[$0]).value == name }
      }
    }
    func minimums(_ resource: Resource, _ sizes: [String]) -> [Known<Int>] {
      switch isOf(resource) {
      case .known(true):
        sizes.map { values.number(resource[$0]) }.filter { !$0.isAbsent && $0.value != -1 }
      case .unknown(let unknown): [.unknown(unknown)]
      case .known(false), .absent: []
      }
    }
    let policies = resources("aws_autoscaling_policy").map(isOf)
    let scaled: [Known<Int>] =
      policies.contains { $0.value == true }
      ? [values.number(group["min_size"])]
      : policies.lazy.compactMap(\.unknown).first.map { [.unknown($0)] } ?? []
    return scaled
      + resources("aws_autoscaling_schedule").flatMap {
        minimums($0, ["min_size", "desired_capacity"])
      }
  }

  /// The least of several numbers; unknown where one of them is.
  private static func least(_ declared: Known<Int>, _ others: [Known<Int>]) -> Known<Int> {
    let numbers = ([declared] + others).filter { !$0.isAbsent }
    if let open = numbers.first(where: { $0.unknown != nil }) { return open }
    return numbers.compactMap(\.value).min().map { .known($0) } ?? declared
  }

  /// Why nothing of the element may run: it is declared with no copies, it is stopped, or it is a
  /// cluster of databases without instances. Nil where nothing says so.
  package func whyIdle(_ id: ElementID) -> String? {
    if services[id]?.desiredTasks.value == 0, (services[id]?.minimumTasks.value ?? 0) == 0 {
      return "whether \(title(id)) runs a task: it is declared with none"
    }
    guard let resource = resource(id) else { return nil }
    switch resource.type {
    case "aws_autoscaling_group":
      return declaredInstances(of: resource).value == 0
        ? "whether \(title(id)) has an instance: it is declared with none" : nil
    case "aws_spot_fleet_request":
      return values.number(resource["target_capacity"]).value == 0
        ? "whether \(title(id)) has an instance: it is declared with none" : nil
    case "aws_instance":
      return whyStopped(resource, "instance_state", by: "aws_ec2_instance_state", "instance_id")
    case "aws_db_instance":
      return whyStopped(resource, "status", by: "aws_rds_instance_state", "identifier")
    case "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster":
      return whyWithoutInstances(resource)
    default: return nil
    }
  }

  /// - Parameters:
  ///   - argument: What the resource itself says of its state.
  ///   - type: The resource that starts and stops it.
  ///   - link: The argument by which that one names it.
  private func whyStopped(
    _ resource: Resource, _ argument: String, by type: String, _ link: String
  ) -> String? {
    let names = ["id", "identifier"].compactMap { values.text(resource[$0]).value }
    let states =
      [values.text(resource[argument])]
      + resources(type).filter { state in
        if let id = values.link(state[link]).value { return id == resource.id }
        return values.text(state[link]).value.map(names.contains) ?? false
      }.map { values.text($0["state"]) }
    let state = states.lazy.compactMap(\.value).first { Self.idleStates.contains($0) }
    return state.map { "when \(title(resource.id)) runs: it is \($0)" }
  }

  /// Source: Amazon EC2 API, InstanceState; Amazon RDS user guide, "Viewing DB instance status".
  private static let idleStates: Set<String> = [
    "stopped", "stopping", "shutting-down", "terminated",
  ]

  /// Source: Amazon RDS API, CreateDBCluster: a Multi-AZ DB cluster has its instances by their class,
  /// and Aurora Serverless v1 has none to declare; all others have those that are made for them.
  private func whyWithoutInstances(_ cluster: Resource) -> String? {
    let makesItsOwn =
      !values.text(cluster["db_cluster_instance_class"]).isAbsent
      || values.text(cluster["engine_mode"]).value == "serverless"
    let names = ["id", "cluster_identifier"].compactMap { values.text(cluster[$0]).value }
    let hasInstance = resources("\(cluster.type)_instance").contains { instance in
      let named = instance["cluster_identifier"]
      if let id = values.link(named).value { return id == cluster.id }
      return values.text(named).value.map(names.contains) ?? true
    }
    return makesItsOwn || hasInstance
      ? nil : "whether \(title(cluster.id)) has an instance: none is declared"
  }

  /// What is declared with none, or with no number, runs only where something else starts it: a
  /// schedule, a daemon's instances, a person. How many there are then nobody says.
  private func running(_ declared: Known<Int>) -> Known<Int> {
    declared.isAbsent || declared.value == 0
      ? .unknown(.unreadable("how many there are")) : declared
  }
}
