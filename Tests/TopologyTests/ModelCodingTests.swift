import Foundation
import TestSupport
import Testing
import Topology

/// The coding of `model.json`: what it looks like, and that everything survives it.
@Suite struct ModelCodingTests {
  private func survives<Item: Codable & Equatable>(_ item: Item, as json: String) throws -> Bool {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode([item])
    #expect(String(decoding: data, as: UTF8.self) == "[\(json)]")
    return try JSONDecoder().decode([Item].self, from: data) == [item]
  }

  @Test(
    arguments: [
      (.environment, #""environment""#), (.region, #""region""#),
      (.addressBlock, #""addressBlock""#), (.accountID, #""accountID""#),
      (.zoneName("a"), #"{"zoneName":"a"}"#), (.zoneKey("b"), #"{"zoneKey":"b"}"#),
    ] as [(ContextValue, String)])
  func `facts of the environment`(fact: ContextValue, json: String) throws {
    #expect(try survives(fact, as: json))
  }

  @Test(
    arguments: [
      (.null, "null"), (.bool(true), "true"), (.int(3), "3"), (.double(1), #"{"$double":1}"#),
      (.string("x"), #""x""#), (.list(["x", 1]), #"["x",1]"#), (["a": "b"], #"{"a":"b"}"#),
      (["$a": "b"], #"{"$object":{"$a":"b"}}"#), (.blocks(["a": 1]), #"{"$blocks":[{"a":1}]}"#),
      (
        .reference(ElementID("v", "vpc"), "id"),
        #"{"$reference":{"attribute":"id","element":"v/vpc"}}"#
      ),
      (
        .reference(ElementID("fw"), "endpoint_ids", key: "a"),
        #"{"$reference":{"attribute":"endpoint_ids","element":"fw","key":"a"}}"#
      ),
      (
        .template(["x-", .context(.environment)]),
        #"{"$template":["x-",{"$context":"environment"}]}"#
      ),
      (.json(["a": 1]), #"{"$json":{"a":1}}"#), (.input("release"), #"{"$input":"release"}"#),
    ] as [(Value, String)])
  func values(value: Value, json: String) throws {
    #expect(try survives(value, as: json))
  }

  @Test(
    arguments: [
      (
        .source(SourceLocation(file: "shop/Shop.swift", line: 0)),
        #"{"file":"shop/Shop.swift"}"#
      ),
      (.state(address: "aws_vpc.main"), #"{"address":"aws_vpc.main"}"#),
    ] as [(Origin, String)])
  func origins(origin: Origin, json: String) throws {
    #expect(try survives(origin, as: json))
  }

  @Test(
    arguments: [
      (443, "443"), (PortRange(1, through: 9), #"{"from":1,"through":9}"#),
    ] as [(PortRange, String)])
  func ports(range: PortRange, json: String) throws {
    #expect(try survives(range, as: json))
  }

  @Test(
    arguments: [
      (.title("Web"), #"{"title":"Web"}"#), (.hidden, #""hidden""#), (.row(1), #"{"row":1}"#),
      (.column(2), #"{"column":2}"#), (.beside(ElementID("v")), #"{"beside":"v"}"#),
    ] as [(DiagramHint.Wish, String)])
  func wishes(wish: DiagramHint.Wish, json: String) throws {
    #expect(try survives(wish, as: json))
  }

  private static let block = IPv4Network("10.0.0.0/8")

  @Test func `ends of traffic`() throws {
    let block = try #require(Self.block)
    #expect(try survives(Requirement.End.internet, as: #""internet""#))
    #expect(try survives(Requirement.End.anywhere, as: #""anywhere""#))
    #expect(try survives(Requirement.End.otherEnvironments, as: #""otherEnvironments""#))
    #expect(
      try survives(Requirement.End.element(id: ElementID("v", "a")), as: #"{"element":"v/a"}"#))
    #expect(
      try survives(
        Requirement.End.network(block: block, title: "Office"),
        as: #"{"network":"10.0.0.0/8","title":"Office"}"#))
  }

  @Test(
    arguments: [
      (1, nil, #"{"protocol":"icmp"}"#), (6, 443, #"{"ports":443,"protocol":"tcp"}"#),
      (17, 53, #"{"ports":53,"protocol":"udp"}"#), (47, nil, #"{"protocol":47}"#),
    ] as [(Int, PortRange?, String)])
  func services(number: Int, ports: PortRange?, json: String) throws {
    #expect(try survives(Requirement.Service(protocolNumber: number, ports: ports), as: json))
  }

  private static let https = Requirement.Service(protocolNumber: 6, ports: 443)

  @Test(
    arguments: [
      (.reaches, #""reaches""#), (.isRefused, #""isRefused""#),
      (.passesWebFirewall, #""passesWebFirewall""#), (.isSymmetric, #""isSymmetric""#),
      (.staysInOneZone, #""staysInOneZone""#),
      (.avoidsInternetGateway, #""avoidsInternetGateway""#),
      (
        .passes(element: ElementID("fw"), exactlyOnce: true), #"{"exactlyOnce":true,"passes":"fw"}"#
      ),
      (
        .only(services: [https], sources: [.internet], destinations: [.anywhere]),
        #"{"only":{"from":["internet"],"services":[{"ports":443,"protocol":"tcp"}],"to":["anywhere"]}}"#
      ),
      (.only(services: [], sources: [], destinations: []), #"{"only":{}}"#),
      (.survivesAnyZone(restarting: true), #"{"survivesAnyZone":{"restarting":true}}"#),
    ] as [(Requirement.Predicate, String)])
  func predicates(predicate: Requirement.Predicate, json: String) throws {
    #expect(try survives(predicate, as: json))
  }

  @Test(
    arguments: [
      (
        .traffic(
          selection: .init(
            from: [.internet], to: [.anywhere], services: [https], serverName: "example.com")),
        #"{"traffic":{"from":["internet"],"serverName":"example.com","#
          + #""services":[{"ports":443,"protocol":"tcp"}],"to":["anywhere"]}}"#
      ),
      (
        .traffic(selection: .init(from: [.internet, .anywhere], to: [], isBetween: true)),
        #"{"traffic":{"between":["internet","anywhere"]}}"#
      ),
      (.flow(name: "metrics"), #"{"flow":"metrics"}"#),
      (
        .routing(ends: [.anywhere], exceptions: [ElementID("v", "public")]),
        #"{"except":["v/public"],"routing":["anywhere"]}"#
      ),
    ] as [(Requirement.Subject, String)])
  func subjects(subject: Requirement.Subject, json: String) throws {
    #expect(try survives(subject, as: json))
  }

  @Test func `a text that names no case is an error`() {
    let decoder = JSONDecoder()
    let text = Data(#"["nothing"]"#.utf8)
    #expect(throws: DecodingError.self) { try decoder.decode([ContextValue].self, from: text) }
    #expect(throws: DecodingError.self) { try decoder.decode([DiagramHint.Wish].self, from: text) }
    #expect(throws: DecodingError.self) { try decoder.decode([Requirement.End].self, from: text) }
    #expect(throws: DecodingError.self) {
      try decoder.decode([Requirement.Predicate].self, from: text)
    }
  }

  @Test func `the file has the form that was agreed`() throws {
    let document = ModelDocument(environments: [Self.shop])
    let text = try document.json()
    #expect(try Golden.difference(of: text, from: "model.json") == nil)
    #expect(try ModelDocument(json: text) == document)
  }

  /// A model with one of everything that `model.json` holds.
  private static var shop: Topology {
    let place = SourceLocation(file: "shop/Shop.swift", line: 0)
    let web = ElementID("shop", "web")
    return Topology(
      name: "shop", title: "Shop", summary: "A shop.", revision: "1.0",
      environment: Environment(
        "dev", account: "123456789012", zones: ["a"], addresses: "10.0.0.0/16"),
      region: .ireland,
      components: [
        ComponentRecord(
          id: ElementID("shop"), kind: .vpc, title: "Shop VPC", primary: ElementID("shop", "vpc"),
          location: place)
      ],
      resources: [
        Resource(
          id: ElementID("shop", "vpc"), type: "aws_vpc", name: "this",
          arguments: ["cidr_block": "10.0.0.0/16"],
          lifecycle: ResourceLifecycle(preventDestroy: true), dependsOn: [web],
          title: "Shop VPC", notes: ["": "Why."], skippedChecks: ["CKV_AWS_1": "No."],
          origin: .state(address: "aws_vpc.main"))
      ],
      connections: [
        Connection(
          from: ElementID("internet"), to: web, transport: .tcp, ports: 443, title: "HTTPS",
          location: place)
      ],
      inputs: [
        Input(
          "release", type: "string", description: "The release.", default: "1", example: "2",
          validation: .init(condition: "true", message: "m"), location: place)
      ],
      acceptedFindings: [AcceptedFinding(.singleTask, on: web, because: "B.", location: place)],
      hints: [DiagramHint(web, .hidden, in: [.network], location: place)],
      decisions: [
        DecisionRecord(
          title: "One VPC", context: "C.", choice: "D.", consequences: ["E."], elements: [web],
          location: place)
      ],
      flows: [
        DeclaredFlow(id: "buy", title: "Buy", stops: [ElementID("internet"), web], location: place)
      ],
      requirements: [
        Requirement(
          title: "Nobody else", note: "N.",
          claims: [
            .init(.traffic(selection: .init(from: [.internet], to: [.element(id: web)])), .reaches)
          ], acceptsUnknown: true, location: place)
      ])
  }
}
