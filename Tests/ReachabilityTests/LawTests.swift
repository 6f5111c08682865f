import NetworkLaws
import Testing

/// What holds in every network, in a few random ones; `make laws` looks at thousands.
@Suite struct LawTests {
  @Test(arguments: Law.all, Array(UInt64(0)..<24)) func holds(law: Law, seed: UInt64) {
    let breaches = law.check(seed).breaches
    #expect(breaches.isEmpty, "\(law.statement), seed \(seed)\n\(breaches.joined(separator: "\n"))")
  }

  /// A load balancer takes connections whose requests its targets refuse.
  @Test(arguments: [110, 178, 198] as [UInt64]) func refutationsHaveWalks(seed: UInt64) {
    #expect(Law.proofsHold.check(seed).breaches == [])
  }

  /// A law that looks at nothing would always hold.
  @Test(arguments: Law.all) func looksAtSomething(law: Law) {
    let cases = (UInt64(0)..<24).map { law.check($0).cases }
    #expect(cases.filter { $0 > 0 }.count > 12, "\(law.statement): \(cases)")
  }
}

extension Law: CustomTestStringConvertible {
  public var testDescription: String { statement }
}
