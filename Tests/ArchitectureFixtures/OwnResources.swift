import AWSResources
import ArchitectureDSL
import Topology

/// An architecture whose author adds resources of AWS as they are: types that have a struct, and
/// types that the project does not know, with nested blocks, references both ways and differences
/// between environments.
package struct OwnResources: Architecture {
  package static let name = "ledger"
  package static let title = "Ledger"
  package static let summary = "Events that flow from a queue into a stream."
  package static let environments = [
    Environment("small", account: "123456789012", zones: ["a", "b"], addresses: "10.0.0.0/14"),
    Environment(
      "large", account: "210987654321", zones: ["a", "b", "c"], addresses: "10.4.0.0/14"),
  ]

  package init() {}

  package func body(in environment: Environment) -> some ArchitectureBody {
    let isLarge = environment.name == "large"
    return Region(.ireland) {
      EncryptionKey("encryption")
      Declare(
        "rejects",
        AWS.SqsQueue(
          kmsMasterKeyId: .reference(ElementID("encryption", "key"), "arn"), name: "rejects"))
      Declare(
        "events",
        AWS.SqsQueue(
          kmsMasterKeyId: .reference(ElementID("encryption", "key"), "arn"), name: "events",
          redrivePolicy: .value(
            .json([
              "deadLetterTargetArn": .reference(ElementID("rejects"), "arn"), "maxReceiveCount": 5,
            ])), visibilityTimeoutSeconds: .value(.int(isLarge ? 300 : 30))))
      // No struct of the project has these types.
      Declare(
        "entries", type: "aws_kinesis_stream",
        arguments: [
          "name": "entries", "encryption_type": "KMS",
          "kms_key_id": .reference(ElementID("encryption", "key"), "arn"),
          "retention_period": .int(isLarge ? 168 : 24),
          "stream_mode_details": .blocks(["stream_mode": "ON_DEMAND"]),
        ], title: "Stream of the entries")
      Declare(
        "booking", type: "aws_pipes_pipe",
        arguments: [
          "name": "booking",
          "role_arn": .reference(ElementID("booking-role"), "arn"),
          "source": .reference(ElementID("events"), "arn"),
          "target": .reference(ElementID("entries"), "arn"),
          "source_parameters": .blocks([
            "sqs_queue_parameters": .blocks(["batch_size": .int(isLarge ? 100 : 10)])
          ]),
          "target_parameters": .blocks([
            "kinesis_stream_parameters": .blocks(["partition_key": "$.account"])
          ]),
        ])
      Declare(
        "booking-role",
        AWS.IamRole(
          assumeRolePolicy: .value(
            .json([
              "Version": "2012-10-17",
              "Statement": [
                [
                  "Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": ["Service": "pipes.amazonaws.com"],
                ]
              ],
            ])), name: "booking"))
      VPC("office", prefixLength: 16) {
        Subnets("desk", prefixLength: 24)
        // Refers to what components declare, and exists in one environment only.
        if isLarge {
          Declare(
            "connector", type: "aws_ec2_instance_connect_endpoint",
            arguments: [
              "subnet_id": .reference(ElementID("office", "desk", key: "a"), "id"),
              "preserve_client_ip": false,
            ])
        }
      }
    }
  }
}
