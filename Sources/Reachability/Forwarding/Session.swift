/// A device's memory of a flow that it let through.
package struct Session: Hashable, Sendable {
  /// Which memory; see ``Filter/sessionDomain``.
  package let domain: Int
  /// How many translations the flow had been through, so that an answer is recognised only in the
  /// form that the device has seen.
  package let depth: Int
  package let inspectsReplies: Bool

  package init(domain: Int, depth: Int, inspectsReplies: Bool) {
    self.domain = domain
    self.depth = depth
    self.inspectsReplies = inspectsReplies
  }
}
