import OrderedCollections
import Topology

/// Gathers the arguments of a resource or block in the order in which they are added.
///
/// Not generic, and one statement for each argument, so that the generated initialisers stay cheap
/// to compile.
struct ArgumentCollector {
  private(set) var arguments: OrderedDictionary<String, Value> = [:]

  /// Adds an attribute, unless it is nil.
  mutating func attribute(_ name: String, _ value: Value?) {
    if let value { arguments[name] = value }
  }

  /// Adds a nested block that may occur once, unless it is nil.
  mutating func block(_ name: String, _ block: OrderedDictionary<String, Value>?) {
    if let block { arguments[name] = .blocks([block]) }
  }

  /// Adds nested blocks that may occur any number of times, unless there are none.
  mutating func blocks(_ name: String, _ blocks: [OrderedDictionary<String, Value>]) {
    if !blocks.isEmpty { arguments[name] = .blocks(blocks) }
  }
}
