import Topology

/// What the members of a list refer to: elements of the model, and why others are not known.
package struct Links: Hashable, Sendable {
  package var elements: [ElementID] = []
  package var unknowns: [Unknown] = []

  package init(_ elements: [ElementID] = [], unknowns: [Unknown] = []) {
    self.elements = elements
    self.unknowns = unknowns
  }

  /// Whether nothing is given.
  package var isAbsent: Bool { elements.isEmpty && unknowns.isEmpty }

  /// Whether every member is known.
  package var isComplete: Bool { unknowns.isEmpty }

  package static func + (left: Links, right: Links) -> Links {
    Links(
      left.elements + right.elements.filter { !left.elements.contains($0) },
      unknowns: left.unknowns + right.unknowns)
  }
}
