import Foundation
import Testing

/// Tools that judge the generated code and may be missing on a developer's machine.
enum Judge {
  static var isContinuousIntegration: Bool { environment["CI"] != nil }
  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// Says that a test was skipped; in continuous integration a missing judge is a failure.
  static func isMissing(
    _ reason: String, at location: Testing.SourceLocation = #_sourceLocation
  ) {
    if isContinuousIntegration {
      Issue.record("a judge is missing: \(reason)", sourceLocation: location)
    } else {
      print("skipped: \(reason)")
    }
  }
}
