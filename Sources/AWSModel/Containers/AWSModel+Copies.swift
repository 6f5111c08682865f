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
}

extension AWSModel {
  /// The copies that the element stands for; nil where it is one thing.
  ///
  /// Source: Amazon EC2 Auto Scaling user guide, "Set scaling limits for your Auto Scaling group": a
  /// group without a desired capacity has its minimum.
  package func copies(of id: ElementID) -> Copies? {
    if let service = services[id] {
      return Copies(kind: .task, count: running(service.desiredTasks))
    }
    guard let group = resource(id), group.type == "aws_autoscaling_group" else { return nil }
    let wanted = values.number(group["desired_capacity"])
    return Copies(
      kind: .instance, count: running(wanted.isAbsent ? values.number(group["min_size"]) : wanted))
  }

  /// What is declared with none, or with no number, runs only where something else starts it: a
  /// schedule, a daemon's instances, a person. How many there are then nobody says.
  private func running(_ declared: Known<Int>) -> Known<Int> {
    declared.isAbsent || declared.value == 0
      ? .unknown(.unreadable("how many there are")) : declared
  }
}
