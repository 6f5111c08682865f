import ArchitectureDSL
import OrderedCollections
import Topology

/// What every author has to write oneself as long as there is no component for it.
func id(_ path: String...) -> ElementID { ElementID(path: path) }
func ref(_ path: String..., at attribute: String) -> Value {
  .reference(ElementID(path: path), attribute)
}
func subnetIDs(_ vpc: String, _ tier: String, _ zones: [String] = ["a", "b"]) -> Value {
  .list(zones.map { .reference(ElementID(vpc, tier, key: $0), "id") })
}
