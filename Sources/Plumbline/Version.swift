/// The version of Plumbline, as the changelog counts.
package enum Version {
  /// The last release, or the one that this code becomes.
  package static let current = "0.1.0"
}
