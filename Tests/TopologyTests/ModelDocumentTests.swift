import Testing

@testable import Topology

@Suite struct ModelDocumentTests {
  private var topology: Topology {
    let environment = Environment(
      "dev", account: "123456789012", zones: ["a"], addresses: "10.0.0.0/16")
    let location = SourceLocation(file: "Tests/Model.swift", line: 1)
    return Topology(
      name: "shop", title: "Shop", summary: "A shop.", revision: "1.0", environment: environment,
      region: .ireland,
      components: [
        ComponentRecord(id: ElementID("net"), kind: .vpc, title: "Net", location: location)
      ],
      resources: [
        Resource(
          id: ElementID("net", "private", key: "a"), type: "aws_subnet", name: "private",
          arguments: [
            "availability_zone": .context(.zoneName("a")), "map_public_ip_on_launch": false,
            "tags": ["Name": .template(["shop-", .context(.environment)])],
            "vpc_id": .reference(ElementID("net", "vpc"), "id"),
            "nothing": .null, "count": 3, "ratio": .double(1), "list": ["x", 1, true],
            "block": .blocks(["a": 1], ["a": 2]), "policy": .json(["$odd": "key"]),
            "key": .reference(ElementID("fw"), "endpoint_ids", key: "a"), "in": .input("release"),
          ],
          lifecycle: ResourceLifecycle(ignoreChanges: ["tags"]),
          dependsOn: [ElementID("net", "vpc")], title: "Private subnet",
          notes: ["": "Why."], skippedChecks: ["CKV_AWS_1": "No."],
          location: location)
      ],
      connections: [
        Connection(
          from: ElementID("a"), to: ElementID("b"), transport: .udp, ports: 8125, title: "StatsD",
          location: location)
      ],
      inputs: [
        Input(
          "release", type: "string", description: "The release.", example: "1.0",
          validation: .init(condition: "true", message: "m"), location: location)
      ])
  }

  @Test func writingWhatWasReadGivesTheSameText() throws {
    let text = try ModelDocument(environments: [topology]).json()
    #expect(try ModelDocument(json: text).json() == text)
    #expect(text.hasSuffix("\n"))
    #expect(try ModelDocument(json: text).environments.first?.revision == "1.0")
  }

  /// Where lists are too long to be encoded as a whole, the text is what it would be.
  @Test func longListsAreWrittenElementByElement() throws {
    var topology = topology
    let copies = 0...LongLists.longest
    topology.resources += copies.map { number in
      Resource(
        id: ElementID("net", "subnet-\(number)"), type: "aws_subnet", name: "subnet_\(number)",
        arguments: ["tags": ["Name": .string("\"components\" : [] \(number)")]],
        title: "Subnet \(number)", location: SourceLocation(file: "Tests/Model.swift", line: 1))
    }
    let whole = try PrettyJSON.text(of: topology, depth: 2)
    let short = try PrettyJSON.text(of: self.topology, depth: 2)
    let written = try ModelDocument.environmentsJSON([topology, self.topology])
    #expect(written == "[\n  \(whole),\n  \(short)\n ]")
  }

  @Test func everyValueSurvives() throws {
    let text = try ModelDocument(environments: [topology]).json()
    let read = try #require(try ModelDocument(json: text).environments.first?.resources.first)
    let written = try #require(topology.resources.first)
    for (name, value) in written.arguments {
      #expect(read[name] == value, "\(name)")
    }
    #expect(read.lifecycle == written.lifecycle)
    #expect(read.notes == written.notes)
    #expect(read.skippedChecks == written.skippedChecks)
  }

  @Test(arguments: [(1, "Regenerate it"), (3, "of a newer Plumbline")])
  func anotherVersionIsRefusedBeforeItIsRead(version: Int, advice: String) throws {
    // Nothing of it has a form that this version knows.
    let text = "{\"version\" : \(version), \"environments\" : \"elsewhere\"}"
    let error = try #require(throws: ModelDocument.UnsupportedVersion.self) {
      try ModelDocument(json: text)
    }
    #expect(error.description.contains(advice))
  }

  @Test func contextIsFilledIn() {
    let tags = topology.resolve(topology.resources[0].arguments["tags"] ?? .null)
    #expect(tags == ["Name": "shop-dev"])
    #expect(topology.resolve(.context(.zoneName("a"))) == "eu-west-1a")
    #expect(topology.resolve(.context(.addressBlock)) == "10.0.0.0/16")
    #expect(
      topology.resolve(.template(["x-", .input("release")]))
        == .template(["x-", .input("release")])
    )
  }
}
