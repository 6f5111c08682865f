/// Where in the author's Swift files something was declared.
public struct SourceLocation: Hashable, Sendable, Codable {
  /// Module and file, as `#fileID` gives them: `architecture/Network.swift`.
  public let file: String
  /// From 1; 0 where it is not known, as in a model that was read from its file.
  public let line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

extension SourceLocation: CustomStringConvertible {
  public var description: String { line > 0 ? "\(file):\(line)" : file }
}
