import AWSModel
import Topology

extension Landscape {
  /// A security group, or the one that AWS gave its VPC where no resource of the model adopts it.
  func title(ofGroup group: ElementID) -> Inline {
    if resource(group) != nil { return link(group) }
    let vpc = models.lazy.compactMap { $0.securityGroups[group]?.vpc.value }.first
    return vpc.map { "default security group of \(link($0))" } ?? .code(group.description)
  }
}
