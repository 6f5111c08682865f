import Plumbline

/// A Node application on ECS whose metrics flow through StatsD to Graphite, with every packet to or
/// from another network inspected by a central firewall.
@main
struct MetricsPlatform: Architecture {
  static let name = "metrics"
  static let title = "Metrics platform"
  static let summary =
    "A Node application on ECS Fargate sends metrics to StatsD, which flushes them to Graphite on "
    + "EFS; traffic between networks passes a central AWS Network Firewall."
  static let revision: String? = "1.0"
  static let environments: [Environment] = [.dev, .uat, .production]
  static let formats: [DiagramFormat] = [.svg, .drawio]

  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.singapore, zones: environment.zones) {
      inputs
      EncryptionKey("encryption", deletionWindow: environment.isProduction ? 30 : 7)
      transitGateway(in: environment)
      inspection(in: environment)
      egress(in: environment)
      ingress(in: environment)
      workload(in: environment)
      Alarms("operations", email: .input("alarm_email"))
      acceptedFindings
      decisions(in: environment)
      requirements(in: environment)
    }
  }

  /// What the model cannot know and whoever applies the Terraform supplies.
  @RegionBuilder private var inputs: [any RegionMember] {
    Input(
      "release", type: "string",
      description: "Tag of the images to deploy; tags cannot be moved once pushed.",
      example: "2026.11.0",
      validation: .init(
        condition: #"can(regex("^[A-Za-z0-9._-]+$", var.release)) && var.release != "latest""#,
        message: "The release must be an image tag other than latest."))
    Input(
      "certificate_arn", type: "string",
      description: "ARN of the ACM certificate that the web load balancer presents.",
      example:
        "arn:aws:acm:ap-southeast-1:111111111111:certificate/00000000-0000-0000-0000-000000000000",
      validation: .init(
        condition: #"can(regex("^arn:aws[a-z-]*:acm:", var.certificate_arn))"#,
        message: "The certificate must be given by its ARN in ACM."))
    Input(
      "alarm_email", type: "string", description: "Address that is told of alarms by mail.",
      example: "operations@example.com",
      validation: .init(
        condition: #"can(regex("^[^@ ]+@[^@ ]+$", var.alarm_email))"#,
        message: "The address must be one of mail, such as operations@example.com."))
    Input(
      "client_prefix_list_id", type: "string",
      description:
        "Managed prefix list, of at most 30 entries, with the networks whose clients may open the "
        + "web page.",
      example: "pl-0123456789abcdef0",
      validation: .init(
        condition: #"startswith(var.client_prefix_list_id, "pl-")"#,
        message: "The prefix list must be given by its id."))
  }
}
