import ArchitectureDSL
import Topology

/// One requirement of a case, read into the words of the DSL.
struct CaseStatement: Sendable {
  let title: String
  private let statement: any RequirementStatement

  /// - Parameter names: the resources of the model.
  init(_ json: CaseJSON, names: Set<String>) throws {
    let members = try json.members(
      "a requirement", required: ["title"],
      optional: ["from", "to", "services", "server_name", "between", "routing", "claims"])
    title = try (members["title"] ?? .null).text("a title")
    let place = "the requirement '\(title)'"
    if let routing = members["routing"] {
      _ = try json.members(place, required: ["title", "routing"])
      statement = Routing(of: try TrafficEnd(routing, names, place)).avoidsInternetGateway()
      return
    }
    let services = try members["services"].map { try TrafficService.list($0, place) } ?? []
    var traffic: Traffic
    if let between = members["between"] {
      _ = try json.members(
        place, required: ["title", "between", "claims"], optional: ["services"])
      traffic = Traffic(between: try TrafficEnd(between, names, place), over: services)
    } else {
      _ = try json.members(
        place, required: ["title", "from", "to", "claims"], optional: ["services", "server_name"])
      traffic = Traffic(
        from: try TrafficEnd(members["from"] ?? .null, names, place),
        to: try TrafficEnd(members["to"] ?? .null, names, place), over: services,
        serverName: try members["server_name"]?.text("the server name of \(place)"))
    }
    let claims = try (members["claims"] ?? .null).list("the claims of \(place)")
    guard !claims.isEmpty else { throw CaseFormatError("\(place) claims nothing") }
    for claim in claims {
      traffic = try traffic.claiming(claim.list("a claim of \(place)"), names, place)
    }
    statement = traffic
  }

  /// The requirement as it is declared.
  var requirement: Require { Require(title) { statement } }
}

extension Traffic {
  /// The traffic with a claim such as `["passes", "fw"]` or `["only", ["tcp/443"], "h"]`.
  fileprivate func claiming(
    _ claim: [CaseJSON], _ names: Set<String>, _ place: String
  ) throws -> Traffic {
    let word = try (claim.first ?? .null).text("a claim of \(place)")
    func arguments(_ counts: ClosedRange<Int>) throws -> [CaseJSON] {
      guard counts.contains(claim.count - 1) else {
        throw CaseFormatError("\(place) claims '\(word)' of \(claim.count - 1) things")
      }
      return Array(claim.dropFirst())
    }
    func element() throws -> String {
      let name = try arguments(1...1)[0].text("what '\(word)' of \(place) names")
      guard names.contains(name) else {
        throw CaseFormatError("\(place) names '\(name)', which is not there")
      }
      return name
    }
    switch word {
    case "passes": return passes(try element())
    case "once": return passes(try element(), exactly: .once)
    case "only":
      let parts = try arguments(1...3)
      return only(
        try TrafficService.list(parts[0], place),
        from: try parts.count > 1 ? TrafficEnd.optional(parts[1], names, place) : nil,
        to: try parts.count > 2 ? TrafficEnd.optional(parts[2], names, place) : nil)
    case "reaches": _ = try arguments(0...0); return reaches()
    case "isRefused": _ = try arguments(0...0); return isRefused()
    case "oneZone": _ = try arguments(0...0); return inOneZone()
    case "symmetric": _ = try arguments(0...0); return symmetric()
    case "survivesAnyZone": _ = try arguments(0...0); return survivesAnyZone()
    case "web": _ = try arguments(0...0); return passesWebFirewall()
    default: throw CaseFormatError("\(place) claims '\(word)', which nothing here understands")
    }
  }
}

extension TrafficEnd {
  /// `internet`, `anywhere`, a resource's name, an address, a block, or a list of these.
  fileprivate init(_ json: CaseJSON, _ names: Set<String>, _ place: String) throws {
    if case .array(let ends) = json {
      self = .all(try ends.map { try TrafficEnd($0, names, place) })
      return
    }
    let text = try json.text("an end of \(place)")
    if names.contains(text) {
      self = .element(text)
    } else if text == "internet" {
      self = .internet
    } else if text == "anywhere" {
      self = .anywhere
    } else if IPv4Address(text) != nil {
      self = .network("\(text)/32")
    } else if IPv4Network(text) != nil {
      self = .network(text)
    } else {
      throw CaseFormatError("\(place) has the end '\(text)', which is not there")
    }
  }

  /// The end, or nil for JSON's null, which leaves that side of `only` open.
  fileprivate static func optional(
    _ json: CaseJSON, _ names: Set<String>, _ place: String
  ) throws -> TrafficEnd? {
    json == .null ? nil : try TrafficEnd(json, names, place)
  }
}

extension TrafficService {
  /// Services such as `tcp/443`, `udp/1024-2047`, `tcp` and `icmp`.
  fileprivate static func list(_ json: CaseJSON, _ place: String) throws -> [TrafficService] {
    try json.texts("the services of \(place)").map { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      let bounds = parts.dropFirst().first?.split(
        separator: "-", omittingEmptySubsequences: false
      ).map { Int($0) }
      switch (parts.first, bounds) {
      case ("tcp", nil): return .tcp
      case ("udp", nil): return .udp
      case ("icmp", nil): return .icmp
      case (let name?, let bounds?) where parts.count == 2 && bounds.count <= 2:
        guard let first = bounds.first ?? nil, let last = bounds.last ?? nil,
          0 <= first, first <= last, last <= 65535
        else { break }
        if name == "tcp" { return .tcp(PortRange(first, through: last)) }
        if name == "udp" { return .udp(PortRange(first, through: last)) }
      default: break
      }
      throw CaseFormatError("\(place) has the service '\(text)'")
    }
  }
}
