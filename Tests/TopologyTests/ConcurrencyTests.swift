import Synchronization
import Testing
import Topology

@Suite struct ConcurrencyTests {
  private struct Refused: Error, Equatable { let number: Int }

  @Test func resultsStandInTheOrderOfTheElements() {
    let table = Array(0..<40).concurrentMap { row in Array(0..<40).concurrentMap { row * 40 + $0 } }
    #expect(table.flatMap(\.self) == Array(0..<1600))
  }

  /// Loops begin with their last element; which error is thrown must not hang on that.
  @Test func theErrorOfTheFirstElementIsThrown() {
    #expect(throws: Refused(number: 3)) {
      try Array(0..<40).concurrentMap { number throws(Refused) in
        if number >= 3 { throw Refused(number: number) }
        return number
      }
    }
  }
}

@Suite struct DisposalTests {
  private final class Held: Sendable {
    let onFreed: @Sendable () -> Void
    init(_ onFreed: @escaping @Sendable () -> Void) { self.onFreed = onFreed }
    deinit { onFreed() }
  }

  @Test(.timeLimit(.minutes(1))) func whatIsGivenUpIsFreed() async {
    await withCheckedContinuation { freed in Disposal.later(Held { freed.resume() }) }
  }

  @Test(.timeLimit(.minutes(1))) func whoHasItKeepsIt() async {
    let isFreed = Mutex(false)
    let held = Held { isFreed.withLock { $0 = true } }
    await withCheckedContinuation { end in Disposal.later(held, Held { end.resume() }) }
    withExtendedLifetime(held) { #expect(!isFreed.withLock { $0 }) }
  }
}
