import ArchitectureDSL
import Plumbline
import Topology

/// A small architecture for a test: its body, and what stands around it.
package struct HostileModel: Sendable {
  package var name = "hostile"
  package var title = "Hostile"
  package var summary = ""
  package var revision: String?
  package var environments = [
    Environment("dev", account: "111111111111", zones: ["a", "b"], addresses: "10.16.0.0/14")
  ]
  package var markedFiles: [String] = []
  package var region = AWSRegion.ireland
  package var members: @Sendable (Environment) -> [any RegionMember]

  package init(@RegionBuilder _ members: @escaping @Sendable (Environment) -> [any RegionMember]) {
    self.members = members
  }

  package func evaluate() -> Evaluation {
    ArchitectureEvaluator.evaluate(
      name: name, title: title, summary: summary, revision: revision, environments: environments
    ) { environment in
      let members = members(environment)
      return Region(region) { members }
    }
  }

  /// The codes of the errors, each once, in order.
  package var errors: [String] {
    Set(evaluate().diagnostics.filter { $0.severity == .error }.map(\.code.number)).sorted()
  }

  package var architecture: ArchitectureModel {
    ArchitectureModel(
      name: name, environments: environments.map(\.name), markedFiles: markedFiles
    ) {
      let evaluation = evaluate()
      return ArchitectureModel.Evaluated(
        topologies: evaluation.topologies, diagnostics: evaluation.diagnostics)
    }
  }

  package var pipeline: Pipeline {
    Pipeline(model: architecture, generators: .standard)
  }

  /// What the generators yield; pictures are not rendered.
  package func yield(_ parts: Set<Selection.Part> = Set(Selection.Part.allCases))
    -> Pipeline.Result
  {
    pipeline.run(Selection(parts: parts))
  }
}

extension HostileModel {
  /// One VPC with a private tier and these members.
  package static func plain(
    @VPCBuilder _ members: @escaping @Sendable () -> [any VPCMember]
  ) -> HostileModel {
    HostileModel { _ in
      let inner = members()
      VPC("one", cidr: "10.16.0.0/16") {
        Subnets("private")
        inner
      }
    }
  }

  /// A cluster of a service with these members beside another, `store`, that listens for HTTP.
  package static func cluster(
    tasks: Int = 2, @ServiceBuilder _ members: @escaping @Sendable () -> [ServiceMember]
  ) -> HostileModel {
    HostileModel { _ in
      VPC("one", cidr: "10.16.0.0/16") {
        Subnets("public") { Route(to: .internetGateway) }
        Subnets("private") { Route(to: .natGateway) }
        ECSCluster("shop", release: "1") {
          Service("web", cpu: 256, memory: 512, tasks: tasks, members)
          Service("store", cpu: 256, memory: 512, tasks: 2) { Listens(.http(8080)) }
        }
      }
    }
  }

  /// A firewall with these rule groups before a service that opens HTTPS.
  package static func firewall(
    @ListBuilder<any FirewallRuleGroup> _ rules:
      @escaping @Sendable () -> [any FirewallRuleGroup]
  ) -> HostileModel {
    HostileModel { _ in
      VPC("one", cidr: "10.16.0.0/16") {
        Subnets("public", prefixLength: 24) { Route(to: .internetGateway) }
        Subnets("firewall", prefixLength: 28) { Route(to: .natGateway) }
        Subnets("private", prefixLength: 24) { Route(to: .firewall("wall")) }
        NetworkFirewall("wall", rules: rules)
        ECSCluster("shop", release: "1") {
          Service("web", cpu: 256, memory: 512, tasks: 2) { Sends.toInternet(.https) }
        }
      }
    }
  }
}
