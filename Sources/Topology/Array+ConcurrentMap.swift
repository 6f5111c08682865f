import Synchronization

extension Array where Element: Sendable {
  /// The results of the closure for all elements, in the order of the elements, computed on all of
  /// the machine's cores; a loop within a loop shares them with its neighbours.
  ///
  /// Whatever takes longest is to be begun early, because all would wait for it at the end. Unless told
  /// otherwise the last element is: environments are declared from the smallest to the largest.
  ///
  /// - Parameter first: the element to begin with; the others follow in their order, or against it.
  ///
  /// Where the closure throws for several elements, the first one's error is thrown.
  package func concurrentMap<Result: Sendable, Failure: Error>(
    beginningWith first: LoopBeginning = .last,
    _ transform: @escaping @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let results = Mutex([Swift.Result<Result, Failure>?](repeating: nil, count: count))
    ConcurrentLoop.run(count) { round in
      let offset = first == .last ? count - 1 - round : round
      let result: Swift.Result<Result, Failure>
      do throws(Failure) {
        result = .success(try transform(self[offset]))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[offset] = result }
    }
    var ordered: [Result] = []
    ordered.reserveCapacity(count)
    for result in results.withLock({ $0 }) {
      if let result { ordered.append(try result.get()) }
    }
    return ordered
  }
}

/// Which element of an array a concurrent loop takes up first.
package enum LoopBeginning: Sendable { case first, last }
