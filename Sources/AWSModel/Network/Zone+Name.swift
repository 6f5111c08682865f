import Topology

extension Zone {
  /// The zone with this name in the Region: `a` for `eu-central-1a`. A local zone such as
  /// `us-east-1-bos-1a` keeps what follows the Region's code.
  package init(name: String, in region: AWSRegion) {
    self.init(name.hasPrefix(region.code) ? String(name.dropFirst(region.code.count)) : name)
  }
}

extension AWSModel {
  /// AWS's name of a zone, for example `eu-central-1a`.
  package func name(of zone: Zone) -> String { topology.region.code + zone.key }
}
