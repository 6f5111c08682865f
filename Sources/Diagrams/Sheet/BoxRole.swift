/// What a box stands for; decides its colours and border.
package enum BoxRole: String, Hashable, Sendable, CaseIterable {
  case region, vpc, zone
  case publicSubnet = "public-subnet"
  case privateSubnet = "private-subnet"
  /// A box for one element, with its glyph.
  case element
  /// A small element inside another box.
  case chip
  /// An element on the border of its VPC: a gateway or an attachment.
  case gateway
  /// The transit gateway, which holds its route tables.
  case hub
  case table
  /// One line of a table.
  case row
  /// A titled group of rows or elements.
  case panel
  /// Words beside the picture that explain its numbers.
  case note
  /// Somebody outside: the internet, a client, an office.
  case actor
  /// Words on a line.
  case label
  case legend

  /// Whether a box of this role may hold others that edges end at.
  package var isContainer: Bool {
    switch self {
    case .region, .vpc, .zone, .hub, .panel, .note: true
    default: false
    }
  }
}
