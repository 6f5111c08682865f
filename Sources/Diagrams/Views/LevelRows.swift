/// Rows of VPCs side by side that are level.
enum LevelRows {
  /// How high each row is at least, from how high each VPC's own rows are; none where the VPCs have
  /// not as many rows.
  static func heights(_ own: [[Int]]) -> [Int] {
    guard let first = own.first, own.allSatisfy({ $0.count == first.count }) else { return [] }
    return first.indices.map { row in own.map { $0[row] }.max() ?? 0 }
  }
}
