import Benchmark
import Foundation
import GenerationStages
import Networks
import Plumbline

// Names are `<what>, <number of workload VPCs>`; `growth` reads them.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .throughput], warmupIterations: 1,
    maxDuration: .seconds(5), maxIterations: 50)
  measure(ManyWorkloads<One>.self, workloads: 1)
  measure(ManyWorkloads<Ten>.self, workloads: 10)
  measure(ManyWorkloads<Fifty>.self, workloads: 50)
  measureReachability(ManySpokes<Ten>.self, workloads: 10)
  measureReachability(ManySpokes<Hundred>.self, workloads: 100)
  measureReachability(ManySpokes<Thousand>.self, workloads: 1_000)
}

/// Which packets can pass between any two of the workload VPCs' subnets.
@Sendable private func measureReachability<A: Architecture>(
  _ architecture: A.Type, workloads: Int
) {
  measure(.reachability, of: architecture, workloads: workloads, Benchmark.defaultConfiguration)
}

@Sendable private func measure<A: Architecture>(_ architecture: A.Type, workloads: Int) {
  for stage in GenerationStages.Stage.allCases where stage != .reachability {
    var configuration = Benchmark.defaultConfiguration
    // Layout grows faster than the model, and pictures are dear: once is enough for many VPCs.
    if workloads > 1 && [.layout, .png].contains(stage) {
      configuration.warmupIterations = 0
      configuration.maxIterations = 3
    }
    measure(stage, of: architecture, workloads: workloads, configuration)
  }
  measureWhole(architecture, workloads: workloads)
}

@Sendable private func measure<A: Architecture>(
  _ stage: GenerationStages.Stage, of architecture: A.Type, workloads: Int,
  _ configuration: Benchmark.Configuration
) {
  Benchmark("\(stage.rawValue), \(workloads)", configuration: configuration) { benchmark, run in
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try run()) }
    benchmark.stopMeasurement()
  } setup: {
    try GenerationStages(architecture).prepare(stage)
  }
}

/// The whole of `generate` without pictures: into an empty folder, the routes of the lines
/// remembered; and into a folder that already holds the files.
@Sendable private func measureWhole<A: Architecture>(_ architecture: A.Type, workloads: Int) {
  Benchmark("generate, \(workloads)") { benchmark, whole in
    try whole.empty()
    benchmark.startMeasurement()
    try whole.generate()
    benchmark.stopMeasurement()
  } setup: {
    try Whole(architecture)
  } teardown: {
    try Whole.removeFolder()
  }
  Benchmark("generate unchanged, \(workloads)") { benchmark, whole in
    benchmark.startMeasurement()
    try whole.generate()
    benchmark.stopMeasurement()
  } setup: {
    try Whole(architecture, isFilled: true)
  } teardown: {
    try Whole.removeFolder()
  }
}
