import Testing
import Topology

/// What AWS would refuse, or carry out otherwise than it reads, is told with its code, its place and
/// what to do.
@Suite struct RefusalTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    let input: String
    let code: DiagnosticCode
    let severity: Diagnostic.Severity
    /// A part of what it says.
    let says: String

    init(
      _ input: String, _ code: DiagnosticCode, _ says: String,
      severity: Diagnostic.Severity = .error
    ) {
      self.input = input
      self.code = code
      self.severity = severity
      self.says = says
    }

    var testDescription: String { "\(input): \(code.number)" }
  }

  static let refusals = [
    // Somewhere to stand.
    Refusal(
      "service-in-public-only", .workloadTierMissing,
      "the VPC 'net' has no tier for the service 'web'"),
    Refusal("service-in-public-vpc", .workloadTierMissing, "no tier for the service 'web'"),
    Refusal("data-tier-first", .tierWithoutWayOut, "stands in the tier 'data'", severity: .warning),
    // What a task needs before it starts.
    Refusal("ecr-only-dkr", .startLegMissing, "Authorization token", severity: .warning),
    Refusal("ecr-no-secretsmanager", .startLegMissing, "reads its secrets", severity: .warning),
    Refusal(
      "ecs-no-route-no-endpoint", .startLegMissing, "Authorization token", severity: .warning),
    Refusal("egress-domains", .startLegMissing, "Authorization token", severity: .warning),
    Refusal("exec-without-ssm", .startLegMissing, "opens a shell", severity: .warning),
    // Names.
    Refusal("alb-and-service-same-name", .nameTaken, "'shop-dev-web'"),
    Refusal("two-clusters-same-service", .nameTaken, "'shop-dev-api'"),
    Refusal("two-firewalls-same-name", .nameTaken, "shop-dev-perimeter"),
    Refusal("service-and-files-same-name", .nameTaken, "'shop-dev-wiki'"),
    Refusal("architecture-named-internal", .invalidArgument, "begins with 'internal-'"),
    Refusal("architecture-named-sg", .invalidArgument, "begins with 'sg-'"),
    Refusal("long-names", .invalidArgument, "is too long"),
    Refusal("long-vpc-name-in-rules", .invalidArgument, "CUSTOMER_RELATIONSHIP_MANAGEMENT_A"),
    Refusal("long-architecture-name", .invalidEnvironment, "the state's bucket"),
    // Fixed addresses.
    Refusal("host-number-3", .addressTaken, "from 4 to 254"),
    Refusal("host-number-300", .addressTaken, "from 4 to 254"),
    Refusal("small-subnet-host-15", .addressTaken, "from 4 to 14"),
    // Load balancers.
    Refusal("udp-load-balanced", .healthCheckTransport, "health check"),
    Refusal("load-balanced-not-listening", .unknownTarget, "does not listen"),
    Refusal("one-zone-alb", .loadBalancerZones, "one zone"),
    Refusal("public-addresses", .publicTargets, "neither private"),
    // Task definitions.
    Refusal("two-http-ports", .duplicateName, "two ports named 'http'"),
    Refusal("two-targets-one-protocol", .duplicateName, "HTTP_HOST"),
    Refusal("secret-and-variable", .duplicateName, "DB_PASSWORD"),
    Refusal("dns-tcp-and-udp", .invalidArgument, "twice on port 53"),
    Refusal("port-range", .invalidArgument, "range"),
    Refusal("uppercase-protocol", .invalidArgument, "'HTTP API' cannot name a port"),
    Refusal("mount-over-tmp", .duplicateName, "two mounts at '/tmp'"),
    Refusal("relative-mount", .invalidArgument, "Write '/data'"),
    Refusal("fargate-size", .invalidArgument, "300 CPU units"),
    Refusal("stop-timeout", .invalidArgument, "300 seconds"),
    Refusal("scale-below-tasks", .invalidArgument, "4 tasks and scales to 2"),
    Refusal("health-check-as-docker", .invalidArgument, "\"CMD\", \"node\""),
    // Numbers.
    Refusal("backup-hour", .invalidArgument, "hour 31"),
    Refusal("backup-retention", .invalidArgument, "0 days"),
    Refusal("numbers-out-of-range", .invalidArgument, "lost after 3 days"),
    Refusal("numbers-out-of-range", .invalidArgument, "15169"),
    Refusal("numbers-out-of-range", .invalidArgument, "Write 90 or 120"),
    Refusal("numbers-out-of-range", .invalidArgument, "the user -1"),
    // A firewall's rules.
    Refusal("rule-bad-cidr", .invalidCIDR, "10.0.0.300/8"),
    Refusal("rule-host-bits", .invalidCIDR, "10.1.2.3/8"),
    Refusal("rule-backwards", .invalidPort, "lower port first"),
    Refusal("suricata-broken", .firewallText, "<-"),
    Refusal("domain-forms", .firewallText, "Write \".example.com\""),
    Refusal("domain-forms", .firewallText, "Write \"example.org\""),
    Refusal("no-domains", .firewallText, "is empty"),
    Refusal("managed-rules", .firewallText, "Write \"ThreatSignaturesBotnet\""),
    // Endpoints.
    Refusal("endpoint-s3-interface", .invalidArgument, "gateway endpoint"),
    Refusal("endpoint-full-name", .invalidArgument, "Write \"logs\""),
    Refusal(
      "endpoint-misspelt", .unknownEndpointService, "Similar: 'secretsmanager' and",
      severity: .warning),
    Refusal(
      "endpoint-misspelt", .unknownEndpointService, "Similar: 'ecr.api' and 'ecr.dkr'.",
      severity: .warning),
    // Quotas, zones and partitions.
    Refusal("many-admits", .networkACLQuota, "29 inbound entries", severity: .warning),
    Refusal("five-vpcs", .vpcQuota, "beside the default VPC", severity: .warning),
    Refusal("zones-full-names", .invalidEnvironment, "Write \"a\" and \"b\""),
    Refusal("zones-upper", .invalidEnvironment, "Write \"a\" and \"b\""),
    Refusal("govcloud", .unsupportedPartition, "aws-us-gov"),
    Refusal("china", .unsupportedPartition, "aws-cn"),
  ]

  @Test(arguments: refusals)
  func `It is told with its code, its place and a remedy`(_ refusal: Refusal) throws {
    let input = try #require(FieldCase.all[refusal.input])
    let diagnostics = input.diagnostics
    let found = diagnostics.first { diagnostic in
      diagnostic.code == refusal.code
        && "\(diagnostic.summary) \(diagnostic.detail) \(diagnostic.remedy)".contains(refusal.says)
    }
    let all = diagnostics.map { "\($0)" }.joined(separator: "\n")
    let diagnostic = try #require(found, "\(all)")
    #expect(diagnostic.severity == refusal.severity)
    #expect(!diagnostic.remedy.isEmpty)
    #expect(diagnostic.location != nil)
  }

  /// A consequence of an error says nothing new.
  @Test(arguments: [
    "service-in-public-vpc", "service-in-public-only", "zones-full-names", "govcloud",
    "stop-timeout", "backup-hour", "rule-backwards", "host-number-300",
  ])
  func `It is the only error`(_ name: String) throws {
    let diagnostics = try #require(FieldCase.all[name]).diagnostics
    let errors = diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(errors.map { "\($0)" }.joined(separator: "\n"))")
  }

  /// Of one place no two diagnostics say the same, and no two errors are about one value.
  @Test(arguments: Set(refusals.map(\.input)).sorted())
  func `Nothing is told twice`(_ name: String) throws {
    let input = try #require(FieldCase.all[name])
    let topologies = input.evaluation.topologies
    let ids = topologies.flatMap { $0.resources.map(\.id) + $0.components.map(\.id) }
    let names = Set(ids.flatMap { $0.path + ["\($0)"] })
    let diagnostics = input.diagnostics
    for (place, diagnostic) in diagnostics.enumerated() {
      for other in diagnostics[..<place] where other.location == diagnostic.location {
        #expect(other.summary != diagnostic.summary)
        guard other.severity == .error, diagnostic.severity == .error else { continue }
        let both = Self.values(other).intersection(Self.values(diagnostic)).subtracting(names)
        #expect(both.isEmpty, "\(both): \(other)\n\(diagnostic)")
      }
    }
  }

  /// What a diagnostic is about: what it quotes, and the numbers of its summary.
  private static func values(_ diagnostic: Diagnostic) -> Set<String> {
    let quoted = "\(diagnostic.summary) \(diagnostic.detail)".matches(of: /'([^']+)'(?!\w)/)
    let numbers = diagnostic.summary.matches(of: /(?:^|\s)(-?\d+)\b/)
    return Set(quoted.map { String($0.1) } + numbers.map { String($0.1) })
  }

  /// What was right before stays so.
  @Test(arguments: [
    "base", "alb-other-name", "alb-other-port", "two-load-balanced", "fw-two", "fw-one",
    "fw-renamed", "fw-domains", "secret", "ecr-all", "one-letter-service",
    "apostrophe", "mermaid-words", "long-titles", "virginia", "vpc-named-home-net",
    "zones-a-c", "two-albs-one-service",
  ])
  func `Nothing is wrong with it`(_ name: String) throws {
    let diagnostics = try #require(FieldCase.all[name]).diagnostics
    let told = diagnostics.filter { $0.severity == .error || $0.code == .startLegMissing }
    #expect(told.isEmpty, "\(told.map { "\($0)" }.joined(separator: "\n"))")
  }
}
