/// The bucket that holds an environment's Terraform state.
package enum StateBucket {
  /// Source: Amazon S3 user guide, "Bucket naming rules".
  package static let longestName = 63

  /// It holds the account, because bucket names are unique in all of AWS.
  package static func name(of topology: Topology) -> String {
    let environment = topology.environment
    return "\(topology.name)-\(environment.name)-\(environment.account)-tfstate"
  }
}
