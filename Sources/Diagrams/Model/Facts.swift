import AWSModel
import AWSResources
import Topology

/// Questions that views ask of a topology's resources.
package struct Facts: Sendable {
  package let topology: Topology
  package let index: TopologyIndex
  /// What the resources mean to AWS.
  package let model: AWSModel
  /// The associations of web ACLs, by what they guard.
  private let guards: [ElementID: Resource]
  /// What a web ACL guards, in the order of the model.
  private let guarded: [Resource]
  /// What scales services, by the service.
  private let scalings: [ElementID: Resource]

  /// Which component an element is the first resource of, by its place.
  private let owners: [ElementID: Int]
  /// The first component whose first resource an element is, of every kind, by its place.
  private let primaries: [ElementID: Int]
  /// The components that have or stand for an identity, by their places.
  private let standIns: [ElementID: [Int]]
  /// The first component that has an element among its members, by its place.
  private let members: [ElementID: Int]

  package init(_ topology: Topology) { self.init(AWSModel(topology)) }

  package init(_ model: AWSModel) {
    self.model = model
    topology = model.topology
    index = TopologyIndex(topology)
    owners = Dictionary(
      topology.components.enumerated().compactMap { place, component in
        // One of several endpoints is not what they are together.
        component.kind == .endpoint ? nil : component.primary.map { ($0, place) }
      }, uniquingKeysWith: min)
    primaries = Dictionary(
      topology.components.enumerated().compactMap { place, component in
        component.primary.map { ($0, place) }
      }, uniquingKeysWith: min)
    var standIns: [ElementID: [Int]] = [:]
    for (place, component) in topology.components.enumerated() {
      standIns[component.id, default: []].append(place)
      if let primary = component.primary, primary != component.id {
        standIns[primary, default: []].append(place)
      }
    }
    self.standIns = standIns
    guards = Dictionary(
      model.all(AWS.Wafv2WebAclAssociation.View.self).compactMap { view in
        model.values.link(view.resourceArn).value.map { ($0, view.resource) }
      }, uniquingKeysWith: { first, _ in first })
    guarded = topology.resources.filter { [guards] in guards[$0.id] != nil }
    members = Dictionary(
      topology.components.enumerated().flatMap { place, component in
        component.members.map { ($0, place) }
      }, uniquingKeysWith: min)
    scalings = Dictionary(
      model.all(AWS.AppautoscalingTarget.View.self).flatMap { view in
        view.resource.references.map { ($0.element, view.resource) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The component that an element is, or whose first resource it is.
  package func component(_ id: ElementID) -> ComponentRecord? {
    index.component(id) ?? owners[id].map { topology.components[$0] }
  }

  /// The components of this identity, and those whose first resource has it.
  package func components(standingFor id: ElementID) -> [ComponentRecord] {
    (standIns[id] ?? []).map { topology.components[$0] }
  }

  /// The first component that the element is a member of.
  package func component(ofMember id: ElementID) -> ComponentRecord? {
    members[id].map { topology.components[$0] }
  }

  /// The reference that an argument holds; nil where it holds none or more than one.
  package func reference(_ resource: Resource, _ argument: String) -> Reference? {
    guard case .reference(let reference)? = resource[argument] else { return nil }
    return reference
  }

  /// The identity that an argument refers to.
  package func target(_ resource: Resource, _ argument: String) -> ElementID? {
    reference(resource, argument)?.element
  }

  /// The text of an argument with the environment's facts filled in.
  package func text(_ resource: Resource, _ argument: String) -> String? {
    guard let value = resource[argument] else { return nil }
    return text(value)
  }

  package func text(_ value: Value) -> String? {
    switch topology.resolve(value) {
    case .string(let text): text
    case .int(let number): String(number)
    case .reference(let reference): referredText(reference)
    case .input(let name): word(ofInput: name)
    default: nil
    }
  }

  /// Whether whoever applies the Terraform gives it.
  package func isInput(_ name: String) -> Bool { topology.inputs.contains { $0.name == name } }

  /// The input's name; an import has none, and what stands there is why something is not known.
  package func word(ofInput name: String) -> String { isInput(name) ? name : "not known" }

  /// What a resource is, as the second line of its box: its kind, and what tells it from others.
  package func detail(_ resource: Resource) -> String {
    var parts = [kind(resource)]
    if resource["internal"] == true { parts.append("internal") }
    if let tasks = scaling(of: resource) ?? text(resource, "desired_count") {
      parts.append(tasks == "1" ? "1 task" : "\(tasks) tasks")
    }
    if let size = model.sizeText(of: resource) { parts.append(size) }
    return parts.joined(separator: " · ")
  }

  /// Whether a web ACL looks at what a resource is asked.
  package func isGuarded(_ resource: Resource) -> Bool { guards[resource.id] != nil }

  /// What is said of a resource, that a web ACL guards it where one does, and that it has an address
  /// outside its VPC.
  package func guarded(_ words: String, _ resource: Resource?) -> String {
    guard let resource else { return words }
    let marks = [isGuarded(resource) ? "WAF" : nil, endpointWords(resource)]
    return ([words] + marks.compactMap(\.self)).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func endpointWords(_ resource: Resource) -> String? {
    switch model.publicEndpoint(of: resource.id) {
    case .known(.everybody): "public endpoint"
    case .known(.listed): "public endpoint for listed clients"
    case .unknown: "public endpoint not known"
    case .known(.nobody), .absent: nil
    }
  }

  /// The web ACLs that guard what is in a security group; nil for one that is not in the model.
  package func webACLs(before group: ElementID) -> [Resource?] {
    var seen: Set<ElementID?> = []
    return guarded.compactMap { resource -> Resource?? in
      guard let association = guards[resource.id],
        resource["security_groups"]?.references.contains(where: { $0.element == group }) == true
      else { return nil }
      let list = target(association, "web_acl_arn").flatMap { index.resource($0) }
      return seen.insert(list?.id).inserted ? .some(list) : nil
    }
  }

  /// The bounds of a service's automatic scaling, for example `3 to 12`; nil where it has none.
  package func scaling(of service: Resource) -> String? {
    guard model.services[service.id] != nil, let target = scalings[service.id],
      let least = text(target, "min_capacity"), let most = text(target, "max_capacity")
    else { return nil }
    return least == most ? least : "\(least) to \(most)"
  }

  /// Whether a service may run more tasks than it keeps running.
  package func isScaled(_ service: Resource) -> Bool {
    scaling(of: service)?.contains(" to ") == true
  }

  /// The kind of a resource in AWS's words, for example `Application Load Balancer`.
  package func kind(_ resource: Resource) -> String {
    let title = ResourceKind(type: resource.type).title
    guard let kind = model.loadBalancers[resource.id]?.kind.value,
      resource["load_balancer_type"] != nil
    else { return title }
    return "\(kind.rawValue.capitalizedFirst) Load Balancer"
  }

  /// What a reference to an address block stands for: the block itself where the model has it.
  private func referredText(_ reference: Reference) -> String? {
    guard ["cidr_block", "name"].contains(reference.attribute),
      let resource = index.resource(reference.element)
    else { return nil }
    return text(resource, reference.attribute)
  }

  /// The zone letter of a resource with an `availability_zone`.
  package func zone(_ resource: Resource) -> String? {
    if let subnet = model.subnets[resource.id] { return subnet.zone.value?.key }
    if case .context(.zoneName(let key))? = resource["availability_zone"] { return key }
    guard let name = text(resource, "availability_zone"), name.hasPrefix(topology.region.code)
    else { return nil }
    return String(name.dropFirst(topology.region.code.count))
  }

  /// What a reader calls all members of a family: the words with which their titles begin.
  package func familyTitle(_ members: [Resource]) -> String {
    guard let first = members.first else { return "" }
    let all = members.map { $0.title.split(separator: " ").map(String.init) }
    var words = all[0]
    for other in all.dropFirst() {
      words = Array(zip(words, other).prefix { $0.0 == $0.1 }.map(\.0))
    }
    if let key = first.id.key {
      while let last = words.last, members.count == 1, [key, "(\(key))", "[\(key)]"].contains(last)
      {
        words.removeLast()
      }
    }
    let fillers: Set<String> = ["in", "for", "of", "the", "zone", "to", "·", "-", "–", ",", "Zone"]
    while let last = words.last, fillers.contains(last) { words.removeLast() }
    while let last = words.last, last.hasSuffix(",") || last.hasSuffix(":") {
      words[words.count - 1] = String(last.dropLast())
    }
    // A lone article says nothing: what the family is called in the model does.
    if words.isEmpty || ["The", "A", "An"].contains(words.joined(separator: " ")) {
      let name = first.id.spokenName
      let title = name.prefix(1).uppercased() + name.dropFirst()
      guard let stem = keyStem(members) else { return title }
      return stem.hasPrefix(name) ? stem : "\(title) \(stem)"
    }
    return words.joined(separator: " ")
  }

  /// What keys of members begin with before they name a zone: `app` of `app/eu-west-1a` and
  /// `app/eu-west-1b`; nil where they do not.
  private func keyStem(_ members: [Resource]) -> String? {
    let stems = members.map { member -> String? in
      guard let key = member.id.key?.split(separator: "\"").joined(),
        let end = key.lastIndex(of: "/")
      else { return nil }
      return String(key[..<end])
    }
    guard let first = stems.first, let first, stems.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// The title of the component that the resource stands for, else the resource's own.
  package func title(_ resource: Resource) -> String {
    primaries[resource.id].map { topology.components[$0].title } ?? resource.title
  }
}
