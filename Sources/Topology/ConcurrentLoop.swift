import Dispatch
import Foundation
import Synchronization

/// One loop, whose rounds any thread takes that has nothing else to do.
///
/// `DispatchQueue.concurrentPerform` gives a loop within another a single thread where the outer one
/// has taken the others, and keeps it there when they have become idle. Here every loop asks for
/// help, and whoever comes late finds nothing left to do.
final class ConcurrentLoop: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)
  private let unfinished: Atomic<Int>
  private let finished = DispatchSemaphore(value: 0)

  private static let cores = ProcessInfo.processInfo.activeProcessorCount

  private init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
    unfinished = Atomic(count)
  }

  /// Calls the closure with 0, 1, … on several threads, and returns when every call has. The caller
  /// takes the first.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    guard count > 1 else {
      if count == 1 { body(0) }
      return
    }
    let loop = ConcurrentLoop(count, body)
    let helpers = min(cores, count) - 1
    for _ in 0..<helpers { DispatchQueue.global().async { loop.takeRounds() } }
    loop.takeRounds()
    loop.finished.wait()
  }

  /// Takes rounds until none is left. Whoever ends the last one tells the waiting caller.
  private func takeRounds() {
    while true {
      let round = next.add(1, ordering: .relaxed).oldValue
      guard round < count else { return }
      body(round)
      let left = unfinished.subtract(1, ordering: .acquiringAndReleasing).newValue
      if left == 0 { finished.signal() }
    }
  }
}
