import Benchmark
import Foundation
import GenerationStages
import Plumbline

// Names are `<what>, <number of workload VPCs>`; `growth` reads them.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .throughput], warmupIterations: 1,
    maxDuration: .seconds(5), maxIterations: 50)
  measure(ManyWorkloads<One>.self, workloads: 1)
  measure(ManyWorkloads<Ten>.self, workloads: 10)
  measure(ManyWorkloads<Fifty>.self, workloads: 50)
}

@Sendable private func measure<A: Architecture>(_ architecture: A.Type, workloads: Int) {
  for stage in GenerationStages.Stage.allCases {
    var configuration = Benchmark.defaultConfiguration
    // Layout grows faster than the model, and pictures are dear: once is enough for many VPCs.
    if workloads > 1 && [.layout, .png].contains(stage) {
      configuration.warmupIterations = 0
      configuration.maxIterations = 3
    }
    Benchmark("\(stage.rawValue), \(workloads)", configuration: configuration) { benchmark, run in
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(try run()) }
      benchmark.stopMeasurement()
    } setup: {
      try GenerationStages(architecture).prepare(stage)
    }
  }
  measureWhole(architecture, workloads: workloads)
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
