import ArchitectureDSL
import Topology

extension ChangeChain {
  /// The fixture of two VPCs that meet without a firewall, as it is.
  package static let bookshop = ChangeChain(
    TwoVPCs.name, environment: TwoVPCs.environments[0], (), changes: []
  ) { TwoVPCs().body(in: TwoVPCs.environments[0]).region }
}
