import Plumbline

// The environments lie in one /12, each in a quarter of its own, so that they could be connected
// one day and a single prefix tells them apart. The inspection VPCs forward packets but send none
// of their own; they take carrier-grade NAT addresses (RFC 6598).
extension Environment {
  static let dev = Environment(
    "dev", title: "Development", account: "111111111111", zones: ["a", "b"],
    addresses: "10.16.0.0/14")
  static let uat = Environment(
    "uat", title: "UAT", account: "222222222222", zones: ["a", "b"], addresses: "10.20.0.0/14")
  static let production = Environment(
    "production", account: "333333333333", zones: ["a", "b", "c"], addresses: "10.24.0.0/14")

  var isProduction: Bool { self == .production }

  var inspectionBlock: String {
    switch self {
    case .dev: "100.64.0.0/24"
    case .uat: "100.64.1.0/24"
    default: "100.64.2.0/24"
    }
  }

  /// Development saves the price of a second NAT gateway and loses its way out with zone a.
  var natGateways: NATGateways { self == .dev ? .single : .onePerZone }

  /// Days to keep logs: development needs the last weeks, an auditor a year and more.
  var logRetention: Int {
    switch self {
    case .dev: 30
    case .uat: 90
    default: 400
    }
  }

  /// A zone may fail in production without the application noticing.
  var appTasks: Int { isProduction ? 3 : 1 }
  var appTasksUnderLoad: Int { isProduction ? 12 : 2 }
}
