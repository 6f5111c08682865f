import OrderedCollections
import Topology

/// A small architecture, written out by hand: an inspection VPC and a workload VPC behind a transit
/// gateway, one service behind a load balancer with its files on EFS.
struct Sample {
  var metricsBlock = "10.1.0.0/24"
  var statsdPort = 8125
  var productionTasks = 3
  var allowedDomain = "registry.example.org"

  var development: Topology {
    topology(
      Environment(
        "dev", account: "111111111111", zones: ["a", "b"], addresses: "10.0.0.0/12"), tasks: 1)
  }

  var production: Topology {
    topology(
      Environment(
        "production", account: "333333333333", zones: ["a", "b", "c"], addresses: "10.32.0.0/12"),
      tasks: productionTasks)
  }

  var environments: [Topology] { [development, production] }

  private func topology(_ environment: Environment, tasks: Int) -> Topology {
    let isProduction = environment.name == "production"
    var builder = SampleBuilder(environment: environment, allowedDomain: allowedDomain)
    builder.addHub()
    builder.addInspection(block: isProduction ? "10.32.0.0/24" : "10.0.0.0/24")
    builder.addEgress(
      block: isProduction ? "10.33.0.0/24" : "10.2.0.0/24",
      natZones: isProduction ? ["a", "b", "c"] : ["a"])
    builder.addMetrics(
      block: isProduction ? "10.34.0.0/24" : metricsBlock, port: statsdPort, tasks: tasks,
      keepsBackups: isProduction)
    return builder.topology
  }

  var diagrams: [DiagramSummary] {
    environments.flatMap { topology in
      ["network", "services"].map { view in
        let name = topology.environment.name
        return DiagramSummary(
          kind: view == "network" ? .network : .workload, view: view, environments: [name],
          title: "\(view == "network" ? "Network" : "Services"), \(topology.environment.title)",
          altText: "The \(view) of \(topology.environment.title) in \(topology.zones.count) zones.",
          paths: [
            "svg": "docs/diagrams/\(view)-\(name).svg", "dot": "docs/diagrams/\(view)-\(name).dot",
          ],
          elements: topology.resources.map(\.id).filter { id in
            view == "network" ? id.path[0] != "metrics" : id.path[0] == "metrics"
          })
      }
    }
  }

  var terraform: TerraformSummary {
    let addresses = environments.map { topology in
      let pairs = topology.resources.map { resource in
        let module = resource.id.component.map { "module.\($0)." } ?? ""
        let key = resource.id.key.map { "[\"\($0)\"]" } ?? ""
        return (
          resource.id, "module.platform.\(module)\(resource.type).\(resource.name)\(key)"
        )
      }
      return (topology.environment.name, Dictionary(uniqueKeysWithValues: pairs))
    }
    let certificate = TerraformSummary.Variable(
      name: "certificate_arn", type: "string", description: "The certificate of the web page.",
      defaultValue: nil)
    return TerraformSummary(
      modules: [
        .init(
          name: "metrics", role: .component, path: "terraform/modules/metrics",
          summary: "The workload VPC.",
          variables: [
            .init(
              name: "subnets",
              type: "map(object({\n  cidr_block        = string\n  availability_zone = string\n}))",
              description: "The subnets by zone.", defaultValue: nil),
            .init(
              name: "desired_count", type: "number", description: "How many tasks run.",
              defaultValue: "1"),
          ],
          outputs: [.init(name: "vpc_id", description: "The VPC.")],
          resources: ["aws_vpc.this", "aws_subnet.workload"], calls: []),
        .init(
          name: "platform", role: .platform, path: "terraform/modules/platform",
          summary: "Composes the components.", variables: [certificate], outputs: [],
          resources: [], calls: ["hub", "inspection", "metrics"]),
        .init(
          name: "dev", role: .environment, path: "terraform/environments/dev",
          summary: "Development.", variables: [certificate], outputs: [], resources: [],
          calls: ["platform"]),
        .init(
          name: "production", role: .environment, path: "terraform/environments/production",
          summary: "Production.", variables: [certificate], outputs: [], resources: [],
          calls: ["platform"]),
      ], addresses: Dictionary(uniqueKeysWithValues: addresses))
  }

  var diagnostics: [Diagnostic] {
    [
      Diagnostic(
        .environmentZones, severity: .warning, summary: "One zone has no NAT gateway",
        detail: "Zone b of dev routes to zone a.", remedy: "Use one NAT gateway per zone.",
        subject: ElementID("egress", "nat", key: "a"), environment: "dev")
    ]
  }
}
