/// The default quotas that every account begins with.
enum Quota {
  /// One violation, at the first resource beyond the limit; none where all fit.
  static func exceeded(
    by blocks: [Block], limit: Int, noun: String, plural: String? = nil
  ) -> [Violation] {
    guard blocks.count > limit else { return [] }
    let things = plural ?? noun + "s"
    return [
      Violation(
        blocks[limit], "\(blocks.count) \(things) where the default quota is \(limit)",
        "The first beyond it is '\(blocks[limit].id)'.")
    ]
  }
}
