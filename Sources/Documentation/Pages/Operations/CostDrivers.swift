import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// What AWS charges for, as counted units; prices change and are not in the model.
struct CostDrivers: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let rows = rows
    if !rows.isEmpty {
      Markdown.heading(2, "What costs money")
      Markdown.paragraph(
        """
        Units that AWS charges for by the hour or month, whether used or not. What is charged by \
        use (data that passes, requests, stored logs and images) depends on the load and is not \
        counted, nor are the public addresses of load balancers and instances.
        """)
      Markdown.table(
        Table(
          ["Unit"]
            + landscape.environmentTitles.map { Table.Column(.text($0), isNumeric: true) },
          rows: rows))
    }
  }

  private var rows: [[Inline]] {
    var units: OrderedDictionary<String, [Count]> = [:]
    for traits in ResourceTraits.listed where !traits.costUnits.isEmpty {
      for unit in traits.costUnits {
        for resource in landscape.resources(ofType: traits.type) {
          for (environment, item) in resource.items.enumerated() {
            guard let item else { continue }
            let none = landscape.environments.map { _ in Count() }
            units[unit.words, default: none][environment]
              .add(landscape.models[environment].count(of: unit, in: item))
          }
        }
      }
    }
    let counted: [[Inline]] = units.compactMap { words, counts in
      counts.allSatisfy(\.isNone) ? nil : [.text(words)] + counts.map { .text($0.words) }
    }
    return counted + sizes
  }

  /// How many there are, as far as that is known.
  private struct Count {
    private var number = 0
    private var isOpen = false
    var isNone: Bool { number == 0 && !isOpen }
    var words: String {
      if !isOpen { return "\(number)" }
      return number == 0 ? "not known" : "\(number) or more"
    }

    mutating func add(_ other: Known<Int>) {
      switch other {
      case .known(let count): number += count
      case .unknown: isOpen = true
      case .absent: break
      }
    }
  }

  // MARK: Tasks

  private struct TaskCount {
    let minimum: Int
    /// In units of 1024 for a virtual CPU.
    let cpu: Int
    /// In MiB.
    let memory: Int
  }

  private func taskCounts(_ environment: Int) -> [TaskCount] {
    landscape.resources(ofType: AWS.EcsService.type).compactMap { service in
      guard let item = service.items[environment],
        landscape.models[environment].services[item.id]?.isStartedByInstances == false
      else { return nil }
      let reading = ServiceReading(service, in: landscape)
      let scaling = reading.scaling?.items[environment]
      let desired = landscape.number(item["desired_count"], in: environment) ?? 1
      let task = reading.task?.items[environment]
      return TaskCount(
        minimum: landscape.number(scaling?["min_capacity"], in: environment) ?? desired,
        cpu: landscape.number(task?["cpu"], in: environment) ?? 0,
        memory: landscape.number(task?["memory"], in: environment) ?? 0)
    }
  }

  private func tasks(_ environment: Int, _ part: (TaskCount) -> Int) -> Int {
    taskCounts(environment).map(part).reduce(0, +)
  }

  /// Virtual CPUs and memory of the tasks that always run.
  private var sizes: [[Inline]] {
    let cpus = landscape.environments.indices.map { tasks($0) { $0.minimum * $0.cpu } }
    let memories = landscape.environments.indices.map { tasks($0) { $0.minimum * $0.memory } }
    guard cpus.contains(where: { $0 > 0 }) else { return [] }
    return [
      ["virtual CPUs of those tasks at least"] + cpus.map { .text(Self.fraction($0)) },
      ["GiB of memory of those tasks at least"] + memories.map { .text(Self.fraction($0)) },
    ]
  }

  /// A number of 1024ths as a decimal, exactly.
  private static func fraction(_ units: Int) -> String {
    let (whole, rest) = units.quotientAndRemainder(dividingBy: 1024)
    guard rest > 0 else { return String(whole) }
    var digits = String(rest * 100_000_000_00 / 1024)
    digits = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
