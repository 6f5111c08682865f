import Topology

/// A service of Amazon ECS and how many tasks it runs.
package struct ContainerService: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let taskDefinition: Known<ElementID>
  /// How many tasks it is declared with; absent means one to AWS.
  package let desiredTasks: Known<Int>
  /// `FARGATE`, `EC2` or `EXTERNAL`; absent where capacity providers or the cluster decide.
  package let launchType: Known<String>
  /// What scales it; nil where nothing does.
  package internal(set) var scalingTarget: ElementID?
  /// How few and how many tasks autoscaling may leave and start; absent where it is not scaled.
  package internal(set) var minimumTasks: Known<Int> = .absent
  package internal(set) var maximumTasks: Known<Int> = .absent
  /// To how few tasks schedules take it.
  package internal(set) var scheduledMinimums: [Known<Int>] = []

  /// Whether its instances pull images and deliver logs, not its tasks: only on Fargate do these go
  /// through the interface of a task.
  ///
  /// Source: Amazon ECS Developer Guide, "Task networking for Amazon ECS tasks on Fargate".
  package var isStartedByInstances: Bool { ["EC2", "EXTERNAL"].contains(launchType.value) }

  /// Whether it is declared with one task.
  package var isSingle: Bool { desiredTasks.value == 1 }
}
