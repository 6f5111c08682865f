import Topology

/// What the page needs to know of a diagram, in its words.
extension DiagramSummary {
  /// `network`, `flow`, `failure`, or another kind of view.
  var kindName: String { kind.rawValue }

  /// Whether the page leaves it to the other documents, because of its size.
  var isAppendix: Bool { kindName == "resources" }

  /// The environments that it shows.
  var environmentNames: [String] { environments }

  /// What it shows, in words.
  var paragraphs: [String] { longText.isEmpty ? [altText] : longText }
}
