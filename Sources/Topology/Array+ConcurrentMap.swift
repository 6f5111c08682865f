import Synchronization

extension Array where Element: Sendable {
  /// The results of the closure for all elements, in the order of the elements, computed on all of
  /// the machine's cores; a loop within a loop shares them with its neighbours.
  ///
  /// The last element is begun first: environments are declared from the smallest to the largest, and
  /// all would wait for the largest if it were begun last.
  ///
  /// Where the closure throws for several elements, the first one's error is thrown.
  package func concurrentMap<Result: Sendable, Failure: Error>(
    _ transform: @escaping @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let results = Mutex([Swift.Result<Result, Failure>?](repeating: nil, count: count))
    ConcurrentLoop.run(count) { round in
      let offset = count - 1 - round
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
