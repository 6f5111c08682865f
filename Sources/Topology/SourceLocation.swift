/// Where in the author's Swift files something was declared.
public struct SourceLocation: Hashable, Sendable, Codable {
  /// Module and file, as `#fileID` gives them: `architecture/Network.swift`.
  public let file: String
  public let line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

extension SourceLocation: CustomStringConvertible {
  public var description: String { "\(file):\(line)" }
}
