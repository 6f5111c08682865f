/// Names that Windows keeps for devices, whatever follows their first dot.
///
/// Source: Microsoft, "Naming Files, Paths, and Namespaces".
package enum DeviceName {
  /// Whether a file or a folder of this name could not be checked out on Windows.
  package static func matches(_ name: some StringProtocol) -> Bool {
    let stem = name.lowercased().prefix { $0 != "." }
    if ["con", "prn", "aux", "nul"].contains(stem) { return true }
    return stem.utf8.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
      && stem.last.map { ("1"..."9").contains($0) } == true
  }
}
