import ArgumentParser
import Foundation
import HostileModels

/// Looks for input that traps, hangs, leaves the output folder or lets a secret out. CI looks for
/// some seconds, this program for as long as it is told to; every case has a seed that repeats it.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Feeds random models, manifests, model files and states to every command.")

  @Option(help: "How long to look, in seconds.") var seconds = 20
  @Option(help: "The seed of the first case.") var first: UInt64 = 0
  @Option(help: "How many cases to look at, at most.") var cases = Int.max
  @Option(help: "The longest that a case may work, in seconds.") var limit = 10.0

  func run() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("plumbline-fuzz-\(getpid())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var tallies: [String: Int] = [:]
    var slowest = (seconds: 0.0, what: "none")
    var breaches: [String] = []
    let end = ContinuousClock.now + .seconds(seconds)
    var count = 0
    while count < cases, ContinuousClock.now < end {
      let seed = first &+ UInt64(count)
      let kind = FuzzKind.allCases[Int(seed % UInt64(FuzzKind.allCases.count))]
      let what = "seed \(seed), \(kind.rawValue)"
      Self.note(what, in: folder)
      let start = Self.work
      let outcome = kind.run(seed: seed, folder: folder)
      let taken = Self.work - start
      tallies["\(kind.rawValue): \(outcome.tally)", default: 0] += 1
      breaches += outcome.breaches.map { "\(what): \($0)" }
      if taken > slowest.seconds { slowest = (taken, what) }
      if taken > limit { breaches.append("\(what): took \(taken) s") }
      count += 1
    }
    for (tally, count) in tallies.sorted(by: { $0.key < $1.key }) { print("\(count) \(tally)") }
    print("\(count) cases; the slowest took \(Int(slowest.seconds * 1000)) ms: \(slowest.what)")
    for breach in breaches { print("BROKEN \(breach)") }
    if !breaches.isEmpty { throw ExitCode.failure }
  }

  /// The seconds that processors have worked for this program: what else the machine does counts
  /// for nothing.
  private static var work: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// What is being looked at, in a file that a trap leaves behind.
  private static func note(_ what: String, in folder: String) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data("\(what)\n".utf8).write(to: URL(fileURLWithPath: folder + "/case"))
  }
}
