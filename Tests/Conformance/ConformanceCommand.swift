import ArgumentParser
import ConformanceCases
import Foundation
import Topology

/// Asks the cases with known answers, and says which get a wrong one.
@main
struct ConformanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Compares the answers about small models with what AWS's documents say.")

  @Option(help: "Only the cases whose id begins so.") var only = ""
  @Flag(help: "Show the wrong answers only.") var wrong = false
  @Flag(help: "Instead, make each value unknown and show which answers contradict a value.")
  var mutations = false
  @Option(help: "A file of cases; by default those of the tests.", completion: .file())
  var file: String?

  func run() throws {
    let files = file.map { [URL(filePath: $0)] } ?? ConformanceCase.files
    if mutations { return try runMutations(of: files) }
    let cases = try files.flatMap(ConformanceCase.cases).filter { $0.id.hasPrefix(only) }
    let results = try cases.concurrentMap { try $0.run() }
    for result in results where !wrong || result.verdict != .right {
      print("\(result.verdict.rawValue) \(result.id): \(result.text)")
      print("    expected \(result.expected); got \(result.got)")
      for error in result.errors { print("    error: \(error)") }
    }
    func count(_ verdict: CaseResult.Verdict) -> Int {
      results.count { $0.verdict == verdict }
    }
    print(
      "\(results.count) cases: \(count(.right)) right, \(count(.wrong)) wrong, "
        + "\(count(.falseProof)) proved falsely")
    if count(.right) != results.count { throw ExitCode.failure }
  }

  private func runMutations(of files: [URL]) throws {
    let all = try files.flatMap(CaseMutation.all).filter { $0.place.hasPrefix(only) }
    let contradictions = try all.concurrentMap { try $0.contradictions() }.flatMap(\.self)
    for contradiction in contradictions { print(contradiction) }
    print("\(all.count) mutations, \(contradictions.count) contradictions")
    if !contradictions.isEmpty { throw ExitCode.failure }
  }
}
