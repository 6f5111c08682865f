/// The members of a list of texts, and why others are not known.
package struct Texts: Hashable, Sendable {
  package var known: [String] = []
  package var unknowns: [Unknown] = []

  package init(_ known: [String] = [], unknowns: [Unknown] = []) {
    self.known = known
    self.unknowns = unknowns
  }

  /// Whether every member is known.
  package var isComplete: Bool { unknowns.isEmpty }
}
