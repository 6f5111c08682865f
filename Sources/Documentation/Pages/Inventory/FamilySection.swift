import Topology

/// One element, or all members of one family.
struct FamilySection: Section {
  let context: PageContext
  let topics: Site
  let family: Family

  private var landscape: Landscape { context.landscape }

  var body: [Markdown] {
    Markdown.anchors([family.id])
    Markdown.heading(3, .text(family.title))
    Markdown.list(facts)
    if family.isKeyed {
      Markdown.table(Table(["Identity", "Terraform address"], rows: family.members.map(row)))
    }
  }

  private var facts: [Inline] {
    let locations = family.members.flatMap { $0.items.compactMap { $0?.origin.place } }
      .uniqued().map { Inline.code($0) }
    var facts: [Inline] = []
    if !family.isKeyed { facts.append("Identity \(code: family.id.description)") }
    facts.append("Type \(code: family.type)")
    if !family.isKeyed, let member = family.members.first {
      facts.append("Terraform \(address(member))")
      if !member.isEverywhere { facts.append("Only in \(landscape.titles(member.environments))") }
    }
    facts.append("Declared in \(locations.enumerated())")
    if let described { facts.append("Described in \(described)") }
    let decisions = context.decisions.filter { $0.shaped(family.id) }
    if !decisions.isEmpty { facts.append("Shaped by \(decisions.map(\.link).enumerated())") }
    if let drawn { facts.append("Drawn in \(drawn)") }
    for (argument, note) in family.members.first?.first.notes ?? [:] {
      facts.append(argument.isEmpty ? .text(note) : "\(code: argument): \(note)")
    }
    return facts
  }

  private func row(_ member: Aligned<Resource>) -> [Inline] {
    [
      "\(.anchor(member.id))\(code: member.id.description)\(landscape.presence(of: member))",
      address(member),
    ]
  }

  private func address(_ member: Aligned<Resource>) -> Inline {
    landscape.varying { environment in
      guard member.items[environment] != nil else { return nil }
      let name = landscape.environments[environment].topology.environment.name
      return context.terraform.addresses[name]?[member.id].map { .code($0) }
    } ?? .none
  }

  /// The place on another page that speaks of the element in its surroundings.
  private var described: Inline? {
    let ids = [family.id] + family.members.map(\.id)
    return ids.lazy.compactMap { id in
      topics.page(of: id).map { .link(.text($0.title), path: $0.path, fragment: id) }
    }.first
  }

  /// The pictures that show a member, by view.
  private var drawn: Inline? {
    let views = context.views(showing: family.members.map(\.id)).compactMap { view -> Inline? in
      let links = view.diagrams.compactMap { diagram -> Inline? in
        let title = context.environments(of: diagram)
          .map(context.title(ofEnvironment:)).joined(separator: ", ")
        return diagram.picture.map { .link(.text(title), path: $0) }
      }
      return links.isEmpty
        ? nil : "\(PictureTable.title(of: view, in: context)) (\(links.joined()))"
    }
    return views.isEmpty ? nil : views.joined()
  }
}
