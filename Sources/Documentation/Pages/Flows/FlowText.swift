import Reachability
import Topology

/// Words for the parts of flows and walks.
enum FlowText {
  static func end(_ endpoint: Endpoint, in landscape: Landscape) -> Inline {
    switch endpoint {
    case .element(let id): landscape.link(id)
    case .address(let address): .code(address.description)
    case .internet: "the internet"
    }
  }

  /// `443/tcp`.
  static func service(_ flow: FlowQuery) -> String {
    flow.transport.hasPorts
      ? "\(flow.port)/\(flow.transport.description.lowercased())" : flow.transport.description
  }

  static func verdict(of report: FlowReport) -> String {
    guard let example = report.example else { return "no way" }
    switch example.verdict {
    case .accepted, .exits: return report.conditions.isEmpty ? "arrives" : "arrives if permitted"
    case .denied: return "denied"
    case .noRoute: return "no route"
    case .unknown: return "unknown"
    }
  }

  /// A sentence of a walk with the elements that it names as links.
  static func sentence(_ text: String, in landscape: Landscape) -> Inline {
    guard text.utf8.contains(where: isOfAnIdentity) else {
      return .sequence(text.isEmpty ? [] : [.text(text)])
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    var parts: [Inline] = []
    for (index, word) in words.enumerated() {
      if index > 0 { parts.append(" ") }
      // Most words are plain, and looking closely at every one takes long.
      guard word.utf8.contains(where: isOfAnIdentity) else {
        parts.append(.text(String(word)))
        continue
      }
      let name = word.trimming(".,;:")
      guard let id = ElementID(text: name),
        landscape.resource(id) != nil || landscape.component(id) != nil,
        let range = word.firstRange(of: name)
      else {
        parts.append(.text(String(word)))
        continue
      }
      parts.append(.text(String(word[..<range.lowerBound])))
      parts.append(.reference(id, .text(name)))
      parts.append(.text(String(word[range.upperBound...])))
    }
    return .sequence(merged(parts))
  }

  private static func isOfAnIdentity(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "[")
  }

  /// Neighbouring texts as one, so that equal sentences are equal runs.
  private static func merged(_ parts: [Inline]) -> [Inline] {
    parts.reduce(into: []) { result, part in
      if case .text(let next) = part, case .text(let last)? = result.last {
        result[result.count - 1] = .text(last + next)
      } else if part != .text("") {
        result.append(part)
      }
    }
  }
}
