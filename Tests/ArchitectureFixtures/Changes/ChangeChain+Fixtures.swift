import ArchitectureDSL
import Topology

extension ChangeChain {
  /// The fixture of two VPCs that meet without a firewall, as it is.
  package static let bookshop = ChangeChain(
    TwoVPCs.name, environment: TwoVPCs.environments[0], (), changes: []
  ) { TwoVPCs().body(in: TwoVPCs.environments[0]).region }

  /// The fixture with resources of AWS as they are, in its larger environment, which has all of them.
  package static let ledger = ChangeChain(
    OwnResources.name, environment: OwnResources.environments[1], (), changes: []
  ) { OwnResources().body(in: OwnResources.environments[1]).region }
}
