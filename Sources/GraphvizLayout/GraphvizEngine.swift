/// How Graphviz lays a graph out.
package enum GraphvizEngine: Hashable, Sendable {
  /// `dot`: layers from the edges' directions.
  case dot
  /// `neato -n2`: every node stays at its `pos`, a cluster at its `bb`; only edges are routed.
  case neatoPinned
}
