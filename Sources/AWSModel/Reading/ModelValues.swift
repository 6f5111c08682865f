import AWSResources
import OrderedCollections
import Topology

/// Reads values with everything filled in that the model knows: facts of the environment,
/// arguments of other resources, and objects that an attribute or a literal id stands for.
///
/// It is the one border at which null, an empty text, an empty list and a missing argument become
/// the same, and at which a value that cannot be read keeps its reason.
package struct ModelValues: Sendable {
  package let topology: Topology
  private let index: TopologyIndex
  private let standIns: StandIns

  /// References lead through at most this many arguments; a circle is an error of the model.
  private static let depthLimit = 16

  package init(_ topology: Topology) {
    self.topology = topology
    index = TopologyIndex(topology)
    standIns = StandIns(topology)
  }

  package func resource(_ id: ElementID) -> Resource? { index.resource(id) }

  package func component(_ id: ElementID) -> ComponentRecord? { index.component(id) }

  /// The table, group or list of rules that a VPC or transit gateway has from the start: the
  /// resource that adopts it, or an identity of its own.
  package func standIn(for element: ElementID, _ kind: StandIns.Kind) -> ElementID {
    standIns.element(for: element, kind)
  }

  // MARK: Values

  /// The value with what the model knows filled in; symbols that it does not know stay.
  package func filled(_ value: Value) -> Value { filled(value, depth: 0) }

  private func filled(_ value: Value, depth: Int) -> Value {
    switch value {
    case .reference(let reference):
      guard reference.key == nil, depth < Self.depthLimit,
        let argument = index.resource(reference.element)?[reference.attribute]
      else { return value }
      let found = filled(argument, depth: depth + 1)
      if case .reference = found { return found == argument ? value : found }
      return found
    case .template(let parts):
      var text = ""
      for part in parts {
        guard case .known(let piece) = self.text(part, depth: depth + 1) else { return value }
        text += piece
      }
      return .string(text)
    default: return topology.resolve(value)
    }
  }

  package func text(_ value: Value?) -> Known<String> { text(value, depth: 0) }

  private func text(_ value: Value?, depth: Int) -> Known<String> {
    guard let value else { return .absent }
    switch filled(value, depth: depth) {
    case .null: return .absent
    case .string(let text): return text.isEmpty ? .absent : .known(text)
    case .int(let number): return .known(String(number))
    case .bool(let flag): return .known(String(flag))
    case .list(let values) where values.isEmpty: return .absent
    case let other: return .unknown(reason(other))
    }
  }

  package func number(_ value: Value?) -> Known<Int> {
    if case .double(let number)? = value, let whole = Int(exactly: number) { return .known(whole) }
    return parsed(value) { Int($0) }
  }

  package func flag(_ value: Value?) -> Known<Bool> { parsed(value) { Bool($0.lowercased()) } }

  package func network(_ value: Value?) -> Known<IPv4Network> { parsed(value) { IPv4Network($0) } }

  package func address(_ value: Value?) -> Known<IPv4Address> { parsed(value) { IPv4Address($0) } }

  private func parsed<Result>(_ value: Value?, _ parse: (String) -> Result?) -> Known<Result> {
    switch text(value) {
    case .absent: .absent
    case .unknown(let unknown): .unknown(unknown)
    case .known(let text): parse(text).map { .known($0) } ?? .unknown(.unreadable(text))
    }
  }

  /// The members of a list or set; a value that is none counts as a list of one.
  package func members(_ value: Value?) -> [Value] {
    switch value {
    case nil, .null?: return []
    case .list(let values)?: return values.flatMap { members($0) }
    case .reference(let reference)?:
      // A list that another resource holds.
      if case .list(let values)? = index.resource(reference.element)?[reference.attribute] {
        return values
      }
      return [.reference(reference)]
    case .string("")?: return []
    case let value?: return [value]
    }
  }

  /// Why the value cannot be read.
  package func reason(_ value: Value) -> Unknown {
    switch value {
    case .input(let name): return .input(name)
    case .reference(let reference):
      return index.resource(reference.element) == nil
        ? .outside(reference.element.description) : .computed(reference)
    case .template(let parts), .list(let parts):
      for part in parts {
        if case .unknown(let unknown) = text(part) { return unknown }
      }
      return .unreadable("a list")
    default: return .unreadable("a value of another form")
    }
  }

  // MARK: Links

  /// The element that the value refers to: by a reference, by an attribute that stands for another
  /// object, or by a literal id or ARN of an element of the model.
  package func link(_ value: Value?) -> Known<ElementID> { link(value, depth: 0) }

  private func link(_ value: Value?, depth: Int) -> Known<ElementID> {
    guard let value else { return .absent }
    switch value {
    case .null, .string(""): return .absent
    case .reference(let reference):
      return link(reference, depth: depth)
    case .list(let values):
      guard let first = values.first else { return .absent }
      return values.count == 1 ? link(first, depth: depth) : .unknown(.unreadable("a list"))
    default:
      switch text(value) {
      case .absent: return .absent
      case .unknown(let unknown): return .unknown(unknown)
      case .known(let text):
        return standIns.element(identifiedBy: text).map { .known($0) } ?? .unknown(.outside(text))
      }
    }
  }

  private func link(_ reference: Reference, depth: Int) -> Known<ElementID> {
    guard let resource = index.resource(reference.element) else {
      return .unknown(.outside(reference.element.description))
    }
    if let kind = StandIns.Kind(type: resource.type, attribute: reference.attribute) {
      return standIns.isCertain(reference.element, kind)
        ? .known(standIns.element(for: reference.element, kind)) : .unknown(.computed(reference))
    }
    // `subnet.vpc_id` leads to the subnet's VPC; `vpc.id` to the VPC itself.
    if !Self.ownAttributes.contains(reference.attribute), depth < Self.depthLimit,
      let argument = resource[reference.attribute]
    {
      let inner = link(argument, depth: depth + 1)
      if case .known = inner { return inner }
    }
    return .known(standIns.canonical(reference.element))
  }

  /// Attributes by which an object is named itself.
  private static let ownAttributes: Set<String> = ["id", "arn", "name"]

  /// The elements that the members of a list refer to, and why others are not known.
  package func links(_ value: Value?) -> Links {
    var links = Links()
    for member in members(value) {
      switch link(member) {
      case .known(let element):
        if !links.elements.contains(element) { links.elements.append(element) }
      case .unknown(let unknown): links.unknowns.append(unknown)
      case .absent: break
      }
    }
    return links
  }

  /// The reference itself, for attributes that are maps, such as a firewall's endpoints.
  package func reference(_ value: Value?) -> Reference? {
    if case .reference(let reference)? = value { reference } else { nil }
  }
}

extension ModelValues {
  package func text<Wrapped>(_ field: Field<Wrapped>) -> Known<String> { text(field.value) }
  package func number<Wrapped>(_ field: Field<Wrapped>) -> Known<Int> { number(field.value) }
  package func flag<Wrapped>(_ field: Field<Wrapped>) -> Known<Bool> { flag(field.value) }
  package func network<Wrapped>(_ field: Field<Wrapped>) -> Known<IPv4Network> {
    network(field.value)
  }
  package func address<Wrapped>(_ field: Field<Wrapped>) -> Known<IPv4Address> {
    address(field.value)
  }
  package func link<Wrapped>(_ field: Field<Wrapped>) -> Known<ElementID> { link(field.value) }
  package func links<Wrapped>(_ field: Field<Wrapped>) -> Links { links(field.value) }
  package func members<Wrapped>(_ field: Field<Wrapped>) -> [Value] { members(field.value) }
}
