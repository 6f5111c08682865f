/// Which part of a text its x is, as SVG's `text-anchor`.
package enum TextAnchor: Hashable, Sendable {
  case start, middle, end

  /// The share of the width to the left of x.
  var share: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }
}
