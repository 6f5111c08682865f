import Synchronization

/// The results of both closures, which run at the same time where a core is free.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let (one, other) = (ComputedOnce(first), ComputedOnce(second))
  ConcurrentLoop.run(2) { round in
    if round == 0 { _ = one.value } else { _ = other.value }
  }
  return (one.value, other.value)
}

/// A value that the first who asks for it computes.
private final class ComputedOnce<Value: Sendable>: Sendable {
  private let compute: @Sendable () -> Value
  private let known = Mutex<Value?>(nil)

  init(_ compute: @escaping @Sendable () -> Value) { self.compute = compute }

  var value: Value {
    known.withLock { known in
      if let known { return known }
      let value = compute()
      known = value
      return value
    }
  }
}
