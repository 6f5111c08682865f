import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results of the closure for all elements, in the order of the elements, computed on all of
  /// the machine's cores.
  ///
  /// Where the closure throws for several elements, the first one's error is thrown.
  package func concurrentMap<Result: Sendable, Failure: Error>(
    _ transform: @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let results = Mutex<[Int: Swift.Result<Result, Failure>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { offset in
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
    for (_, result) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      ordered.append(try result.get())
    }
    return ordered
  }
}
