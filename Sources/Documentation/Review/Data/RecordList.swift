/// Records of one kind, which are made where they are asked for: all of them at once may be more than
/// there is memory for.
struct RecordList: Sendable {
  let count: Int
  private let record: @Sendable (Int) -> JSON

  /// How many are made at a time, on all cores.
  private static let chunk = 16

  /// - Parameter record: Makes the record at an index.
  init(count: Int, _ record: @escaping @Sendable (Int) -> JSON) {
    self.count = count
    self.record = record
  }

  /// Records that are made already.
  init(_ records: [JSON]) { self.init(count: records.count) { records[$0] } }

  /// Hands over every record, in their order.
  func forEach(_ body: (JSON) -> Void) {
    for start in stride(from: 0, to: count, by: Self.chunk) {
      let records = Array(start..<min(start + Self.chunk, count))
        .concurrentMap(beginningWith: .first, record)
      for record in records { body(record) }
    }
  }
}
