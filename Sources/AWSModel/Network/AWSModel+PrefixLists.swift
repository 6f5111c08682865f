import AWSResources
import Topology

extension AWSModel {
  mutating func readPrefixLists() {
    var separate: [ElementID: [Known<IPv4Network>]] = [:]
    var isOpen = false
    for entry in all(AWS.Ec2ManagedPrefixListEntry.View.self) {
      guard let list = values.link(entry.prefixListId).value else {
        isOpen = true
        continue
      }
      separate[list, default: []].append(values.network(entry.cidr))
    }
    for view in all(AWS.Ec2ManagedPrefixList.View.self) {
      let id = view.resource.id
      prefixLists[id] = PrefixList(
        id: id, blocks: view.entry.map { values.network($0.cidr) } + (separate[id] ?? []),
        isComplete: view.entry.unknown == nil && !isOpen)
    }
  }

  /// The blocks of what a prefix list argument names: the author's own list; nil where its
  /// contents are not known.
  package func networks(ofList id: ElementID) -> [IPv4Network]? { prefixLists[id]?.networks }
}
