import Topology

extension DesignModel {
  /// The containers of all task definitions.
  var containers: [Block] {
    resources("aws_ecs_task_definition").flatMap { $0.json("container_definitions") }
  }

  /// How many tasks autoscaling may start; nil where the service is not scaled.
  func largestCount(of service: Block) -> Int? {
    scaling(of: service).compactMap { $0.number("max_capacity") }.max()
  }

  /// How many tasks autoscaling leaves; nil where the service is not scaled.
  func smallestCount(of service: Block) -> Int? {
    scaling(of: service).compactMap { $0.number("min_capacity") }.min()
  }

  private func scaling(of service: Block) -> [Block] {
    resources("aws_appautoscaling_target").filter { scaling in
      targets(of: scaling, "resource_id").contains { $0.id == service.id }
    }
  }
}
