import Topology

extension AWSModel {
  /// Whether an element opens connections from any port from 1024 on, as functions do; others are
  /// taken to run on Linux.
  ///
  /// Source: Amazon VPC User Guide, "Ephemeral ports" of network ACLs.
  package func sendsFromAnyPort(_ id: ElementID) -> Bool {
    resource(id)?.type == "aws_lambda_function"
  }
}
