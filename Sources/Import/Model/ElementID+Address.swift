import Topology

extension ElementID {
  /// The identity of an imported resource: its address, whose key tells the members of a family
  /// apart.
  init(address instance: Instance) {
    let path = instance.module.isEmpty ? "" : instance.module.address + "."
    self.init(path: [path + instance.block], key: instance.key?.description)
  }
}
