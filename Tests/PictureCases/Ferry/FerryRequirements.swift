import AWSResources
import ArchitectureDSL
import Topology

extension FerryTickets {
  @RegionBuilder
  func requirements(in environment: Environment) -> [any RegionMember] {
    Require("The internet reaches the load balancer only") {
      Traffic(from: .internet, to: .anywhere)
        .only(.tcp(443), .tcp(80), to: "shop/front").passesWebFirewall()
    }
    Require("Only the api reaches the database") {
      Traffic(from: .anywhere, to: "shop/database").only(.tcp(5432), from: "tickets/api")
    }
    Require("Networks reach each other only through inspection") {
      Traffic(between: "shop", "billing", "egress")
        .passes("inspection/perimeter", exactly: .once)
    }
    Require("The data subnets have no way to or from the internet") {
      Routing(of: "shop/data").avoidsInternetGateway()
      Traffic(from: "shop/data", to: .internet).isRefused()
    }
    Require("The api reaches billing") {
      Traffic(from: "tickets/api", to: "accounts/invoices", .tcp(8080)).reaches()
    }
    Require("On-premises reaches billing through inspection") {
      Traffic(from: .network("192.168.0.0/16"), to: "billing")
        .passes("inspection/perimeter", exactly: .once).symmetric()
    }
  }
}
