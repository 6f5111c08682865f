import Topology

/// Values that Terraform accepts and AWS refuses (PLB019).
enum ArgumentChecks {
  static func check(_ topology: Topology) -> [Diagnostic] {
    topology.resources.compactMap { resource in
      switch resource.type {
      case "aws_ecs_task_definition": fargateSize(resource, topology)
      default: nil
      }
    }
  }

  /// Source: Amazon ECS developer guide, "Task size": the memory that goes with each CPU value.
  private static let fargateMemory: [Int: [Int]] = [
    256: [512, 1024, 2048],
    512: Array(stride(from: 1024, through: 4096, by: 1024)),
    1024: Array(stride(from: 2048, through: 8192, by: 1024)),
    2048: Array(stride(from: 4096, through: 16384, by: 1024)),
    4096: Array(stride(from: 8192, through: 30720, by: 1024)),
    8192: Array(stride(from: 16384, through: 61440, by: 4096)),
    16384: Array(stride(from: 32768, through: 122_880, by: 8192)),
  ]

  private static func fargateSize(_ resource: Resource, _ topology: Topology) -> Diagnostic? {
    guard let cpu = resource["cpu"]?.stringValue.flatMap(Int.init),
      let memory = resource["memory"]?.stringValue.flatMap(Int.init)
    else { return nil }
    guard fargateMemory[cpu]?.contains(memory) != true else { return nil }
    let remedy =
      fargateMemory[cpu].map {
        "With \(cpu) CPU units memory may be \(Words.list($0.map { "\($0)" }, "or")) MiB."
      } ?? "CPU may be \(Words.list(fargateMemory.keys.sorted().map { "\($0)" }, "or")) units."
    return Diagnostic(
      .invalidArgument, summary: "Fargate has no task of \(cpu) CPU units and \(memory) MiB",
      detail: "'\(resource.id)' asks for it.", remedy: remedy, subject: resource.id,
      origin: resource.origin)
  }
}
