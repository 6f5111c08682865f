/// When backups are made and how long they are kept.
public enum Backup: Hashable, Sendable {
  case none
  /// One every night, in a vault of its own.
  ///
  /// - Parameters:
  ///   - retention: Days to keep each of them.
  ///   - hour: The hour in UTC after which it begins, 0 to 23.
  case daily(retention: Int = 35, hour: Int = 17)
}
