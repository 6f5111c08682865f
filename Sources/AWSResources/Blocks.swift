import OrderedCollections
import Topology

/// The blocks of one name in a resource or block: nested blocks, a list of objects or one object,
/// however the model writes them.
package struct Blocks<View: BlockView>: Sequence, Sendable {
  /// Terraform's name, for example `ingress`.
  package let name: String
  /// The blocks that can be read, in the order of the model.
  package let elements: [View]
  /// The whole value where it is no list of blocks (an input, a reference), or a list with a member
  /// that is no block; nil where ``elements`` is all there is.
  package let unknown: Value?
  /// Whether the provider fills them in, always or where none is given, so that none says nothing.
  package let isComputed: Bool
  /// Whether the provider calls the values sensitive, so that they must not be shown.
  package let isSensitive: Bool

  package init(
    _ arguments: OrderedDictionary<String, Value>, _ name: String, isComputed: Bool = false,
    isSensitive: Bool = false
  ) {
    self.name = name
    self.isComputed = isComputed
    self.isSensitive = isSensitive
    guard let value = arguments[name]?.given else {
      elements = []
      unknown = nil
      return
    }
    switch value {
    case .blocks(let blocks):
      elements = blocks.map(View.init)
      unknown = nil
    case .object(let members):
      elements = [View(members)]
      unknown = nil
    case .list(let values):
      let members = values.filter { $0 != .null }
      elements = members.compactMap { member in
        if case .object(let arguments) = member { View(arguments) } else { nil }
      }
      unknown = elements.count == members.count ? nil : value
    default:
      elements = []
      unknown = value
    }
  }

  /// Whether there is a block, or something that may be one.
  package var isGiven: Bool { !elements.isEmpty || unknown != nil }

  /// The first block, for blocks that may occur once; nil where there is none or it is unknown.
  package var first: View? { elements.first }

  package func makeIterator() -> IndexingIterator<[View]> { elements.makeIterator() }
}
