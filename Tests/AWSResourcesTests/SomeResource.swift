import OrderedCollections
import Topology

/// A resource of `type` that says `arguments`; its identity does not matter. Beside the tests,
/// because Swift Testing has a `SourceLocation` of its own.
func someResource(_ type: String, _ arguments: OrderedDictionary<String, Value>) -> Resource {
  Resource(
    id: ElementID("shop", "thing"), type: type, name: "thing", arguments: arguments,
    title: "thing", location: SourceLocation(file: "Shop.swift", line: 1))
}
