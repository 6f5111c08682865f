import Topology

/// Where Terraform keeps the environment's state.
///
/// ```swift
/// TerraformState(.s3(bucket: "example-states", key: "shop/\(environment.name).tfstate"))
/// TerraformState(.cloud(organization: "example", workspace: "shop-\(environment.name)"))
/// TerraformState(.unmanaged)
/// ```
/// Without it the state is in a bucket of the environment's account,
/// `<architecture>-<environment>-<account>-tfstate`. A name that S3 or HCP Terraform refuses is
/// reported (PLB015), and so are two environments with one state.
public struct TerraformState: RegionMember {
  let state: StateLocation
  let location: SourceLocation

  /// Creates the place of a state.
  ///
  /// - Parameter state: A bucket with a key, a workspace of HCP Terraform, or none.
  public init(_ state: StateLocation, fileID: String = #fileID, line: Int = #line) {
    self.state = state
    location = SourceLocation(file: fileID, line: line)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    lowering.changeSettings { $0.state = state }
  }
}

extension StateLocation {
  /// A bucket of the author's, in the environment's Region.
  ///
  /// - Parameters:
  ///   - bucket: Its name, within S3's limits (PLB015).
  ///   - key: The path of the state in it.
  public static func s3(bucket: String, key: String) -> StateLocation {
    .s3(bucket: bucket, key: key, region: nil)
  }
}
