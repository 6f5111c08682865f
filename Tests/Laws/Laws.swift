import ArgumentParser
import NetworkLaws
import Topology

/// Looks for networks that break a law. The tests look at a few; this looks at thousands, built for
/// speed.
@main
struct Laws: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "laws",
    abstract: "Checks what holds in every network in thousands of random ones.")

  @Option(help: "How many networks to look at, for each law.") var networks = 4_000
  @Option(help: "The seed of the first network.") var first: UInt64 = 0

  func run() throws {
    let seeds = (0..<UInt64(max(0, networks))).map { first &+ $0 }
    var isBroken = false
    for law in Law.all {
      let findings = seeds.concurrentMap { law.check($0) }
      let cases = findings.reduce(0) { $0 + $1.cases }
      let broken = zip(seeds, findings).filter { !$0.1.breaches.isEmpty }
      let verdict = broken.isEmpty ? "holds " : "BROKEN"
      print("\(verdict) \(law.statement): \(networks) networks, \(cases) cases")
      for (seed, finding) in broken.prefix(Self.shown) {
        print("\nseed \(seed), again with 'laws --networks 1 --first \(seed)':")
        for breach in finding.breaches.prefix(Self.shown) { print(breach) }
      }
      if broken.count > Self.shown { print("\nand \(broken.count - Self.shown) other networks") }
      isBroken = isBroken || !broken.isEmpty
    }
    if isBroken { throw ExitCode.failure }
  }

  private static let shown = 3
}
