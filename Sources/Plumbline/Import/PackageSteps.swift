/// What to type in a shell where a package has been written.
struct PackageSteps: CustomStringConvertible {
  let directory: String
  /// The folder of what has been built of Plumbline, where there is one.
  let built: String?
  /// Of `architecture`.
  let command: String

  var description: String {
    var steps = ["cd \(Self.word(directory))"]
    if let built { steps.append("export SWIFTPM_BUILD_DIR=\(Self.word(built))") }
    steps.append("swift run architecture \(command)")
    let text = steps.map { "  \($0)\n" }.joined()
    guard built != nil else { return text }
    return text
      + "\nWith the second line, what is built of Plumbline is not built again: seconds, not minutes.\n"
  }

  /// A path as a shell reads it.
  private static func word(_ path: String) -> String {
    let plain = path.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "/._-+".utf8.contains(byte)
    }
    return plain && !path.hasPrefix("-") ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }
}
