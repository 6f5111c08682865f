import AWSResources
import ArchitectureDSL
import Topology

extension Environment {
  static let staging = Environment(
    "staging", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
  static let production = Environment(
    "production", account: "222222222222", zones: ["a", "b", "c"], addresses: "10.20.0.0/14")

  var isProduction: Bool { self == .production }
  var inspectionBlock: String { isProduction ? "100.64.1.0/24" : "100.64.0.0/24" }
}

let onPremises = "192.168.0.0/16"

struct FerryTickets: Architecture {
  static let name = "ferry"
  static let title = "Ferry tickets"
  static let summary = "The ticket shop of a ferry line and its billing."
  static let environments: [Environment] = [.staging, .production]

  func body(in environment: Environment) -> some ArchitectureBody {
    Region(.ireland) {
      inputs
      EncryptionKey("encryption")
      TransitGateway("hub") {
        TransitGatewayRouteTable("uninspected") {
          Associates("shop", "billing", "egress")
          TransitGatewayRoute(to: "inspection")
        }
        TransitGatewayRouteTable("inspected") {
          Associates("inspection")
          Propagates("shop", "billing")
          TransitGatewayRoute(to: "egress")
        }
      }
      InspectionVPC(
        "inspection", cidr: environment.inspectionBlock, transitGateway: "hub",
        firewall: "perimeter"
      ) {
        NetworkFirewall("perimeter", isProtected: environment.isProduction) {
          TrafficRules("east-west") {
            Pass(.tcp, from: .vpc("shop"), to: .vpc("billing"), port: 8080)
            Pass(.tcp, from: .cidr(onPremises), to: .vpc("billing"), port: 8080)
            Pass(.tcp, from: .vpc("shop"), to: .cidr(onPremises), port: 443)
          }
          AllowDomains("domains", [".amazonaws.com"])
        }
        Admits(.tcp, from: onPremises, port: 8080)
      }
      EgressVPC("egress", prefixLength: 20, transitGateway: "hub")
      shop(in: environment)
      billing(in: environment)
      queue
      onPremisesNetwork
      AcceptFinding(
        .writableRoot, on: ElementID("tickets", "api"),
        because: "Operators open a shell by ECS Exec; there is no bastion.")
      Alarms("operations", email: .input("alarm_email"))
      Decision("One firewall for all networks", on: ElementID("inspection"), ElementID("hub")) {
        Context("Payment data crosses from the shop to billing.")
        Choice("Every packet between networks passes one Network Firewall.")
        Consequence("A mistake in its policy stops everything.")
      }
      Flow(
        "ticket", title: "A ticket is bought", through: "internet", "shop/front", "tickets/web",
        "tickets/api", "accounts/invoices")
      requirements(in: environment)
    }
  }

  @RegionBuilder private var inputs: [any RegionMember] {
    Input(
      "release", type: "string", description: "Tag of the images to deploy.", example: "2026.1")
    Input(
      "certificate_arn", type: "string", description: "Certificate of the shop.",
      example: "arn:aws:acm:eu-west-1:111111111111:certificate/00000000-0000-0000-0000-000000000000"
    )
    Input(
      "vpn_peer", type: "string", description: "Public address of the VPN device on premises.",
      example: "203.0.113.10")
    Input(
      "alarm_email", type: "string", description: "Address that is told of alarms.",
      example: "operations@example.com")
    Input(
      "worker_package", type: "string",
      description: "Key of the worker's zip in the artifact bucket.",
      example: "worker-2026.1.zip")
  }
}
