import Foundation

/// What the operating system refused, in its own words.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  package let path: String
  package let number: Int32

  package init(path: String, number: Int32) {
    self.path = path
    self.number = number
  }

  /// The error that the last failed call left behind.
  static func last(_ path: String) -> SystemError { SystemError(path: path, number: errno) }

  package var description: String { String(cString: strerror(number)) }
}
