import Topology

/// Tags that every resource gets, beside `Architecture`, `Environment` and `ManagedBy`.
///
/// ```swift
/// Tags(["CostCentre": "4711", "Criticality": environment.name == "production" ? "high" : "low"])
/// ```
/// They are the provider's `default_tags`, so that nothing is without them. Several declarations
/// add up; a tag twice is reported (PLB001), and one that AWS refuses (PLB019).
///
/// Source: AWS, "Tagging AWS resources", "Tag naming limits and requirements".
public struct Tags: RegionMember {
  let tags: [String: String]
  let location: SourceLocation

  /// Creates tags of every resource.
  ///
  /// - Parameter tags: Values by name; a name has at most 128 characters, a value 256.
  public init(_ tags: [String: String], fileID: String = #fileID, line: Int = #line) {
    self.tags = tags
    location = SourceLocation(file: fileID, line: line)
  }

  private static let taken: Set = ["Architecture", "Environment", "ManagedBy", "Name"]
  private static let longestName = 128
  private static let longestValue = 256
  /// Of the 50 that a resource may have, three are the provider's and one is its name.
  private static let most = 46

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    for (name, value) in tags.sorted(by: { $0.key < $1.key }) {
      if Self.taken.contains(name) || lowering.topology.settings.tags[name] != nil {
        lowering.diagnostics.append(
          Diagnostic(
            .duplicateName, summary: "two tags are named '\(name)'",
            detail: Self.taken.contains(name)
              ? "Every resource has this tag already." : "Another 'Tags' has it already.",
            remedy: "Give it another name, or leave it out.", location: location))
        continue
      }
      if let problem = Self.problem(name, value) {
        lowering.diagnostics.append(
          Diagnostic(
            .invalidArgument, summary: "AWS refuses the tag '\(name)'", detail: problem,
            remedy: "Use letters, digits, spaces and _ . : / = + - @.", location: location))
        continue
      }
      lowering.changeSettings { $0.tags[name] = value }
    }
    if lowering.topology.settings.tags.count > Self.most {
      lowering.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "there are too many tags",
          detail: "A resource may have 50: its own four and \(Self.most) more.",
          remedy: "Leave some out.", location: location))
    }
  }

  private static func problem(_ name: String, _ value: String) -> String? {
    if name.isEmpty || name.unicodeScalars.count > longestName {
      return
        "Its name has \(name.unicodeScalars.count) characters, and may have 1 to \(longestName)."
    }
    if value.unicodeScalars.count > longestValue {
      return "Its value has \(value.unicodeScalars.count) characters, and may have \(longestValue)."
    }
    if name.lowercased().hasPrefix("aws:") { return "Names that begin with 'aws:' are AWS's own." }
    let odd = (name + value).unicodeScalars.first { !isAllowed($0) }
    return odd.map { "It has the character '\($0)'." }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == " "
      || "_.:/=+-@".unicodeScalars.contains(scalar)
  }
}
