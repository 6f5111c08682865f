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
    let minimum = values.number(group["min_size"])
    let given = values.number(group["desired_capacity"])
    let wanted = given.isAbsent ? minimum : given
    return Copies(
      kind: .instance, count: running(wanted),
      least: running(Self.least(wanted, scaledMinimums(of: group, minimum))))
  }

  /// To how few instances policies and schedules take a group; none where it has neither.
  ///
  /// Source: Terraform, `aws_autoscaling_schedule`: -1 and nothing leave a size as it is.
  private func scaledMinimums(of group: Resource, _ minimum: Known<Int>) -> [Known<Int>] {
    func isOf(_ resource: Resource) -> Bool {
      let name = resource["autoscaling_group_name"]
      if values.link(name).value == group.id { return true }
      guard let text = values.text(name).value else { return false }
      return text == values.text(group["name"]).value || text == values.text(group["id"]).value
    }
    var minimums: [Known<Int>] = []
    if resources("aws_autoscaling_policy").contains(where: isOf) { minimums.append(minimum) }
    for schedule in resources("aws_autoscaling_schedule") where isOf(schedule) {
      for argument in ["min_size", "desired_capacity"] {
        let size = values.number(schedule[argument])
        if !size.isAbsent, size.value != -1 { minimums.append(size) }
      }
    }
    return minimums
  }

  /// The least of several numbers; unknown where one of them is.
  private static func least(_ declared: Known<Int>, _ others: [Known<Int>]) -> Known<Int> {
    let numbers = ([declared] + others).filter { !$0.isAbsent }
    if let open = numbers.first(where: { $0.unknown != nil }) { return open }
    return numbers.compactMap(\.value).min().map { .known($0) } ?? declared
  }

  /// Why nothing of the element may run, or be there: it is declared with no copies, it is stopped, or
  /// it is a cluster without instances. Nil where nothing says so.
  package func whyIdle(_ id: ElementID) -> String? {
    if services[id]?.desiredTasks.value == 0, services[id]?.minimumTasks.value ?? 0 == 0 {
      return "whether \(title(id)) runs a task: it is declared with none"
    }
    guard let resource = resource(id) else { return nil }
    switch resource.type {
    case "aws_autoscaling_group":
      let wanted = values.number(resource["desired_capacity"])
      let size = wanted.isAbsent ? values.number(resource["min_size"]) : wanted
      return size.value == 0
        ? "whether \(title(id)) has an instance: it is declared with none" : nil
    case "aws_instance":
      let states =
        [values.text(resource["instance_state"])]
        + resources("aws_ec2_instance_state").filter {
          values.link($0["instance_id"]).value == id
        }.map { values.text($0["state"]) }
      return states.contains { $0.value == "stopped" }
        ? "when \(title(id)) runs: it is stopped" : nil
    default: return nil
    }
  }

  /// What is declared with none, or with no number, runs only where something else starts it: a
  /// schedule, a daemon's instances, a person. How many there are then nobody says.
  private func running(_ declared: Known<Int>) -> Known<Int> {
    declared.isAbsent || declared.value == 0
      ? .unknown(.unreadable("how many there are")) : declared
  }
}
