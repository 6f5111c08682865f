import BenchmarkNetworks
import Foundation
import GenerationStages
import Plumbline

/// Runs one stage some times and prints how long each took, for a profiler to look at:
///
///     swift build -c release
///     perf record -g .build/release/Profile lifting 50 20
@main
enum Profile {
  static func main() {
    do {
      try run()
    } catch {
      print(error)
      exit(1)
    }
  }

  private static func run() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let name = arguments.first, let stage = GenerationStages.Stage(rawValue: name),
      let run = try stages(arguments.dropFirst().first ?? "", for: stage)?.prepare(stage)
    else {
      let names = GenerationStages.Stage.allCases.map(\.rawValue).joined(separator: ", ")
      print("usage: Profile STAGE 1|10|50|100|500|1000 [TIMES]\nstages: \(names)")
      return
    }
    let clock = ContinuousClock()
    for _ in 0..<(arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1) {
      var size = 0
      let duration = try clock.measure { size = try run() }
      print("\(duration) for \(size)")
    }
  }

  private static func stages(
    _ count: String, for stage: GenerationStages.Stage
  ) throws -> GenerationStages? {
    switch (count, stage) {
    case ("10", .reachability): try GenerationStages(ManySpokes<Ten>.self)
    case ("100", .reachability): try GenerationStages(ManySpokes<Hundred>.self)
    case ("1000", .reachability): try GenerationStages(ManySpokes<Thousand>.self)
    case ("1", _): try GenerationStages(ManyWorkloads<One>.self)
    case ("10", _): try GenerationStages(ManyWorkloads<Ten>.self)
    case ("50", _): try GenerationStages(ManyWorkloads<Fifty>.self)
    case ("500", _): try GenerationStages(ManyWorkloads<FiveHundred>.self)
    default: nil
    }
  }
}
