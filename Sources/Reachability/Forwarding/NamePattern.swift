/// A set of server names.
package enum NamePattern: Hashable, Sendable {
  case any
  /// This name only.
  case exact(String)
  /// The name and every name below it.
  case domain(String)
  /// Every name below it, without the name itself.
  case subdomains(String)

  /// Reads the form of domain lists: `example.com` is that name, `.example.com` also those below.
  ///
  /// Source: AWS, "Stateful domain list rule groups in AWS Network Firewall".
  package init(listEntry text: String) {
    let name = text.lowercased()
    self = name.hasPrefix(".") ? .domain(String(name.dropFirst())) : .exact(name)
  }

  package func matches(_ name: String) -> Bool {
    switch self {
    case .any: true
    case .exact(let exact): name == exact
    case .domain(let domain): name == domain || name.hasSuffix("." + domain)
    case .subdomains(let domain): name.hasSuffix("." + domain)
    }
  }

  /// A name that matches.
  package var example: String {
    switch self {
    case .any: "example.com"
    case .exact(let name): name
    case .domain(let domain), .subdomains(let domain): "service.\(domain)"
    }
  }

  /// The name that the pattern is about; nil for any.
  package var base: String? {
    switch self {
    case .any: nil
    case .exact(let name), .domain(let name), .subdomains(let name): name
    }
  }
}
