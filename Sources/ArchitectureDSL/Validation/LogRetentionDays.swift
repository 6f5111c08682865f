/// For how long CloudWatch Logs can keep a log.
///
/// Source: Amazon CloudWatch Logs API reference, "PutRetentionPolicy"; 0 is Terraform's word for
/// ever.
enum LogRetentionDays {
  private static let valid = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
  ]

  static func areValid(_ days: Int) -> Bool { valid.contains(days) }

  static let why = "CloudWatch Logs keeps a log for certain numbers of days only."

  /// The numbers on either side of the given one.
  static func remedy(_ days: Int) -> String {
    let below = valid.last { $0 < days && $0 > 0 }
    let above = valid.first { $0 > days }
    let near = [below, above].compactMap(\.self).map { "\($0)" }
    return "Write \(Words.list(near, "or"))."
  }
}
