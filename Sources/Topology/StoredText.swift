/// A text that is kept outside of memory, and read every time that it is asked for.
public final class StoredText: Hashable, Sendable {
  private let read: @Sendable () -> [UInt8]

  /// - Parameter read: gives the text in UTF-8, the same every time.
  package init(_ read: @escaping @Sendable () -> [UInt8]) {
    self.read = read
  }

  package var bytes: [UInt8] { read() }

  public static func == (left: StoredText, right: StoredText) -> Bool {
    left === right || left.bytes == right.bytes
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
