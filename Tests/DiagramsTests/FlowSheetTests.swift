import OrderedCollections
import Testing
import Topology

@testable import Diagrams

@Suite struct FlowSheetTests {
  private let sheets: [Sheet]

  init() throws {
    sheets = try DiagramGenerator(environments: [Samples.inspection(zones: ["a", "b"])])
      .sheets().filter { $0.kind == .flow }
  }

  @Test func `Every flow of the network has a sheet`() {
    #expect(sheets.count >= 6)
    #expect(Set(sheets.map(\.view)).count == sheets.count)
  }

  @Test func `Every step has one badge on its own line and one beside its sentence`() throws {
    for sheet in sheets {
      let onLines = sheet.badges.filter { $0.edge != nil }
      let panel = try #require(sheet.boxes.first { $0.role == .note })
      let beside = sheet.badges.filter { panel.frame.contains($0.frame) }
      #expect(onLines.map(\.text).sorted() == beside.map(\.text).sorted(), "\(sheet.fileName)")
      for badge in onLines {
        let edge = try #require(sheet.edges.first { $0.name == badge.edge })
        if badge.text == "×" {
          #expect(edge.style == .refused && edge.title.contains(" Refused: "))
          #expect(!edge.hasArrow && edge.tip == nil)
        } else {
          #expect(edge.title.hasPrefix("\(badge.text). "))
        }
      }
    }
  }

  @Test func `The packet passes the firewall there and back, by the tables that decide`() throws {
    let egress = try #require(
      sheets.first { sheet in
        sheet.allBoxes.contains { $0.name.hasPrefix("egress/nat[") }
      })
    let ends = egress.edges.filter(\.style.isTraffic)
    for isRequest in [true, false] {
      #expect(
        ends.contains {
          $0.title.first?.isNumber == isRequest
            && $0.target.hasPrefix("inspection/perimeter/firewall")
        })
    }
    let marked = egress.allBoxes.filter { !$0.marks.isEmpty }
    #expect(
      marked.contains { $0.ids.contains(ElementID("hub", "pre-inspection", "default-route")) })
    #expect(marked.allSatisfy { $0.role == .row })
  }

  @Test func `VPCs side by side have level titles and rows`() throws {
    var compared = 0
    for sheet in sheets {
      let vpcs = sheet.allBoxes.filter { $0.role == .vpc }
      for (one, other) in zip(vpcs, vpcs.dropFirst()) where one.frame.y == other.frame.y {
        #expect(one.texts.first?.y == other.texts.first?.y, "\(sheet.fileName)")
        let rows = [one, other].map { vpc in
          Set(
            vpc.flattened.filter { $0.role == .publicSubnet || $0.role == .privateSubnet }
              .map(\.frame.y))
        }
        guard rows[0].count == rows[1].count else { continue }
        #expect(rows[0] == rows[1], "\(sheet.fileName)")
        compared += 1
      }
    }
    #expect(compared > 0)
  }

  @Test func `Tables of VPCs above each other stand in one column`() throws {
    for sheet in sheets {
      let vpcs = sheet.allBoxes.filter { $0.role == .vpc }
      let left = vpcs.map(\.frame.x).min()
      for vpc in vpcs where vpc.frame.x == left {
        for table in vpc.children where table.role == .table {
          #expect(table.frame.x == vpc.frame.x + 10, "\(sheet.fileName) \(table.name)")
        }
      }
    }
  }

  @Test func `Lines cross no more often than they must`() {
    for sheet in sheets {
      #expect(SheetMeasure(sheet).crossings <= least(sheet), "\(sheet.fileName)")
    }
    #expect(sheets.contains { least($0) == 0 } && sheets.contains { least($0) > 0 })
  }

  /// Where lines from so many VPCs end at two tables of a hub alike, as many cross as there are VPCs
  /// more than two; see ``FlowOrder``.
  private func least(_ sheet: Sheet) -> Int {
    let tables = Set(
      sheet.allBoxes.filter { $0.role == .hub }.flatMap(\.children).map(\.name))
    let both = sheet.allBoxes.filter { $0.role == .vpc }.filter { vpc in
      let own = Set(vpc.flattened.map(\.name))
      let met = sheet.edges.flatMap { edge -> [String] in
        own.contains(edge.source) || own.contains(edge.target) ? [edge.source, edge.target] : []
      }
      return tables.intersection(met).count > 1
    }
    return max(0, both.count - 2)
  }

  @Test func `No sentence and no title tells an identity where there is a title`() {
    for sheet in sheets {
      let words = [sheet.title, sheet.subtitle] + sheet.allBoxes.flatMap(\.texts).map(\.text)
      for element in Samples.inspection(zones: ["a", "b"]).resources where !element.title.isEmpty {
        let id = element.id.description
        guard id.contains("/") else { continue }
        let telling = words.filter { $0.split(separator: " ").contains(Substring(id)) }
        #expect(telling == [], "\(sheet.fileName)")
      }
    }
  }

  @Test func `The ends of a flow are called on their boxes as in its words`() throws {
    for sheet in sheets {
      let way = sheet.edges.filter {
        [.forward, .refused].contains($0.style) || $0.title.first?.isNumber == true
      }
      let ends = try [#require(way.first).source, #require(way.last).target]
      for end in ends {
        let box = try #require(sheet.allBoxes.first { $0.name == end })
        let title = try #require(box.texts.first).text
        #expect(
          sheet.subtitle.lowercased().contains(title.lowercased()),
          "\(sheet.fileName): '\(title)' in '\(sheet.subtitle)'")
      }
    }
  }

  @Test func `Over UDP nobody waits for an answer, over TCP it comes`() throws {
    func words(_ view: String) throws -> [String] {
      let sheet = try #require(sheets.first { $0.view == view })
      let panel = try #require(sheet.boxes.first { $0.role == .note })
      return [sheet.subtitle, sheet.altText]
        + panel.children.map { box in
          box.texts.map(\.text).joined(separator: " ")
        }
    }
    let udp = try words("flow-connection-metrics-app-metrics-statsd-8125")
    #expect(udp[0] == "How UDP 8125 goes from the app service to the statsd service")
    #expect(
      udp[1].hasSuffix(
        ": the app service to the statsd service, 1 step; It arrives. Over UDP nobody waits for a "
          + "response; one would be let through."), "\(udp[1])")
    #expect(!udp.contains { $0.hasPrefix("Response") }, "\(udp)")
    let tcp = try words("flow-connection-metrics-statsd-metrics-graphite-2003")
    #expect(tcp[0].hasSuffix("and how the response comes back"), "\(tcp[0])")
    #expect(tcp.contains("Response"), "\(tcp)")
    #expect(tcp.contains("It arrives, and so does the response."), "\(tcp)")
  }

  @Test func `Legs that set out anew are ways of their own from one box`() throws {
    var topology = Samples.inspection(zones: ["a", "b"])
    let subnets = ["a", "b"].map { Value.reference(ElementID("metrics", "private", key: $0), "id") }
    let tables = ["a", "b"].map {
      Value.reference(ElementID("metrics", "private", "route-table", key: $0), "id")
    }
    func endpoint(
      _ service: String, _ title: String, _ arguments: OrderedDictionary<String, Value>
    ) -> Resource {
      let common: OrderedDictionary<String, Value> = [
        "service_name": .string("com.amazonaws.\(topology.region.code).\(service)"),
        "vpc_id": .reference(ElementID("metrics", "vpc"), "id"),
      ]
      return Resource(
        id: ElementID("metrics", "endpoint-\(service)"), type: "aws_vpc_endpoint", name: "endpoint",
        arguments: common.merging(arguments) { $1 }, title: title,
        location: SourceLocation(file: "sample/Sample.swift", line: 1))
    }
    // Which ways an image comes is known of one in Amazon ECR.
    let image = "111122223333.dkr.ecr.\(topology.region.code).amazonaws.com/app:1"
    topology.resources.append(
      Resource(
        id: ElementID("metrics", "app", "task"), type: "aws_ecs_task_definition", name: "app",
        arguments: [
          "family": "app", "container_definitions": .json(.list([["image": .string(image)]])),
        ], title: "Task", location: SourceLocation(file: "sample/Sample.swift", line: 1)))
    let service = try #require(
      topology.resources.firstIndex { $0.id == ElementID("metrics", "app", "service") })
    topology.resources[service].arguments["task_definition"] = .reference(
      ElementID("metrics", "app", "task"), "arn")
    for service in ["ecr.api", "ecr.dkr"] {
      topology.resources.append(
        endpoint(
          service, "Endpoint for \(service)",
          [
            "vpc_endpoint_type": "Interface", "private_dns_enabled": true,
            "subnet_ids": .list(subnets),
          ]))
    }
    topology.resources.append(
      endpoint(
        "s3", "Gateway endpoint for S3",
        ["vpc_endpoint_type": "Gateway", "route_table_ids": .list(tables)]))
    let all = try DiagramGenerator(environments: [topology]).sheets()
    let sheet = try #require(all.first { $0.view == "flow-image-pull-metrics-app-service" })
    #expect(
      sheet.subtitle.hasPrefix(
        "How TCP 443 goes from the app service to the endpoint for ecr.api, the endpoint for "
          + "ecr.dkr and the gateway endpoint for S3"), "\(sheet.subtitle)")
    #expect(sheet.altText.contains("3 steps there and 3 back"), "\(sheet.altText)")
    let titles = sheet.allBoxes.filter { $0.role == .element }.compactMap { $0.texts.first?.text }
    #expect(titles.filter { $0.first?.isLowercase == true } == [])
    let lines = sheet.edges.filter { $0.style == .forward }
    #expect(lines.count == 3 && Set(lines.map(\.source)).count == 1)
    #expect(Set(lines.map(\.target)).count == 3)
    // What is alone in its zone is level with what calls it.
    for name in ["metrics/endpoint-ecr.api", "metrics/endpoint-ecr.dkr"] {
      let line = try #require(lines.first { $0.target.hasPrefix(name) })
      #expect(line.corners.count == 2, "\(name)")
    }
    #expect(
      sheet.badges.filter { $0.edge != nil }.map(\.text) == ["1", "2", "3", "A", "B", "C"])
    #expect(SheetMeasure(sheet).crossings == 0)
    #expect(SheetCheck.violations(of: sheet) == [])
  }

  @Test func `A flow of several legs is one way from its first stop to its last`() throws {
    var topology = Samples.inspection(zones: ["a", "b"])
    topology.flows = [
      DeclaredFlow(
        id: "metrics", title: "Metrics pipeline",
        stops: ["app", "statsd", "graphite"].map { ElementID("metrics", $0) },
        location: SourceLocation(file: "sample/Sample.swift", line: 1))
    ]
    let all = try DiagramGenerator(environments: [topology]).sheets()
    let sheet = try #require(all.first { $0.view == "flow-flow-metrics" })
    #expect(
      sheet.subtitle
        == "How UDP 8125, then TCP 2003 lead from the app service to the graphite service, and how "
        + "the response comes back")
    #expect(sheet.badges.filter { $0.edge != nil }.map(\.text) == ["1", "2", "A"])
    #expect(SheetMeasure(sheet).crossings == 0)
    #expect(SheetCheck.violations(of: sheet) == [])
  }
}
