import Synchronization

/// A value that is needed a known number of times, and given up after the last: what holds the closures
/// that need it may live for long.
final class LentValue<Value: Sendable>: Sendable {
  private let state: Mutex<(value: Value?, left: Int)>

  init(_ value: Value, times: Int) {
    state = Mutex((value, times))
  }

  /// - Precondition: it is asked for no more often than was said.
  func lend<Result>(_ use: (Value) -> Result) -> Result {
    guard let value = state.withLock({ $0.value }) else {
      preconditionFailure("A value was lent more often than was said.")
    }
    defer {
      state.withLock { state in
        state.left -= 1
        if state.left == 0 { state.value = nil }
      }
    }
    return use(value)
  }
}
