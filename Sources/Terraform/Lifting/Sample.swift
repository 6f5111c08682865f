import OrderedCollections
import Topology

/// A value as one member of a family has it at one site.
struct Sample {
  /// The index of the site in its module's plan.
  let site: Int
  /// The key of every loop that the value stands in, outermost first.
  let keys: [String]
  let value: Value

  func with(_ value: Value) -> Sample { Sample(site: site, keys: keys, value: value) }
}

/// The arguments of a resource or of a nested block, as one member has them at one site.
struct BodySample {
  let site: Int
  let keys: [String]
  let members: OrderedDictionary<String, Value>
}
