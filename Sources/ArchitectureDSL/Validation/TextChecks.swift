import OrderedCollections
import Topology

/// Every text of a model is of the form that its use needs (PLB061, PLB012, PLB019), whichever
/// component it came through.
enum TextChecks {
  static func check(_ topology: Topology) -> [Diagnostic] {
    // One wrong name shows up in many elements; the place in the model is what must be mended.
    var told: Set<Told> = []
    var problems: [Diagnostic] = []
    see(topology) { text in
      guard let problem = text.problem,
        told.insert(Told(code: problem.code, detail: problem.detail, origin: problem.origin))
          .inserted
      else { return }
      problems.append(problem)
    }
    return problems
  }

  private struct Told: Hashable {
    let code: DiagnosticCode
    let detail: String
    let origin: Origin?
  }

  /// Shows every text that an author's model holds, one after another: there are many.
  private static func see(_ topology: Topology, _ see: (AuthorText) -> Void) {
    let environment = topology.environment
    let own = [
      AuthorText(text: topology.name, form: .name, what: "the architecture's name"),
      AuthorText(text: topology.title, form: .line, what: "the architecture's title"),
      AuthorText(text: topology.summary, form: .prose, what: "the architecture's summary"),
      AuthorText(
        text: topology.revision ?? "", form: .line, what: "the architecture's revision"),
      AuthorText(text: environment.title, form: .line, what: "the environment's title"),
      AuthorText(text: topology.region.code, form: .regionCode, what: "the Region's code"),
      AuthorText(text: topology.region.title, form: .line, what: "the Region's title"),
    ]
    own.forEach(see)
    for component in topology.components { texts(of: component).forEach(see) }
    for resource in topology.resources { texts(of: resource).forEach(see) }
    for connection in topology.connections {
      see(
        AuthorText(
          text: connection.title, form: .line, what: "the title of a connection",
          subject: connection.source, origin: connection.origin))
    }
    for input in topology.inputs { texts(of: input).forEach(see) }
    for acceptance in topology.acceptedFindings {
      see(
        AuthorText(
          text: acceptance.reason, form: .prose, what: "the reason of an acceptance",
          subject: acceptance.subject, origin: acceptance.origin))
    }
    for hint in topology.hints { texts(of: hint).forEach(see) }
    for decision in topology.decisions { texts(of: decision).forEach(see) }
    for flow in topology.flows {
      see(AuthorText(text: flow.id, form: .name, what: "the name of a flow", origin: flow.origin))
      see(
        AuthorText(
          text: flow.title, form: .line, what: "the title of the flow", origin: flow.origin))
    }
    for requirement in topology.requirements { texts(of: requirement).forEach(see) }
  }

  private static func texts(of component: ComponentRecord) -> [AuthorText] {
    identity(component.id, component.origin) + [
      AuthorText(
        text: component.title, form: .line, what: "the title of '\(component.id.family.shown)'",
        subject: component.id, origin: component.origin)
    ]
  }

  private static func identity(_ id: ElementID, _ origin: Origin) -> [AuthorText] {
    id.path.map {
      AuthorText(text: $0, form: .element, what: "a name", subject: id, origin: origin)
    }
      + (id.key.map {
        [AuthorText(text: $0, form: .key, what: "a key", subject: id, origin: origin)]
      } ?? [])
  }

  /// Those that are not what they should be alone: resources have nearly all texts of a model, and
  /// saying what each is takes longer than looking at it.
  private static func texts(of resource: Resource) -> [AuthorText] {
    var texts = identity(resource.id, resource.origin)
    func see(_ text: String, _ form: TextForm, _ what: @autoclosure () -> String) {
      guard form.problem(of: text) != nil else { return }
      texts.append(
        AuthorText(
          text: text, form: form, what: "\(what()) of '\(resource.id.family.shown)'",
          subject: resource.id, origin: resource.origin))
    }
    see(resource.title, .line, "the title")
    see(resource.type, .identifier, "the type")
    see(resource.name, .identifier, "the name in Terraform")
    for (name, value) in resource.arguments {
      see(name, .identifier, "an argument")
      addContents(of: value) { see($0, $1, "a value in '\(name)'") }
    }
    for note in resource.notes.values { see(note, .prose, "a note") }
    for (check, reason) in resource.skippedChecks {
      see(check, .awsName, "a skipped check")
      see(reason, .prose, "the reason of a skipped check")
    }
    for change in resource.lifecycle.ignoreChanges where change != "all" {
      see(change, .expression, "a change to ignore")
    }
    return texts
  }

  /// The texts in a value, from the outside in; keys of objects are content, too.
  static func addContents(of value: Value, to add: (String, TextForm) -> Void) {
    switch value {
    case .string(let text): add(text, .content)
    case .list(let values), .template(let values):
      for value in values { addContents(of: value, to: add) }
    case .object(let members):
      for (name, value) in members {
        add(name, .content)
        addContents(of: value, to: add)
      }
    case .blocks(let blocks):
      for (name, value) in blocks.joined() {
        add(name, .identifier)
        addContents(of: value, to: add)
      }
    case .json(let inner): addContents(of: inner, to: add)
    case .reference(let reference): add(reference.attribute, .expression)
    case .null, .bool, .int, .double, .context, .input: break
    }
  }

  private static func texts(of input: Input) -> [AuthorText] {
    func text(_ text: String, _ form: TextForm, _ what: String) -> AuthorText {
      AuthorText(text: text, form: form, what: what, origin: input.origin)
    }
    var texts = [
      text(input.name, .identifier, "the name of an input"),
      text(input.type, .typeExpression, "the type of the input '\(input.name)'"),
      text(input.description, .prose, "the description of the input '\(input.name)'"),
    ]
    if let validation = input.validation {
      texts.append(
        text(
          validation.condition, .expression, "the condition of the input '\(input.name)'"))
      texts.append(text(validation.message, .line, "the message of the input '\(input.name)'"))
    }
    for value in [input.defaultValue, input.example].compactMap(\.self) {
      addContents(of: value) { texts.append(text($0, $1, "a value of the input '\(input.name)'")) }
    }
    return texts
  }

  private static func texts(of hint: DiagramHint) -> [AuthorText] {
    guard case .title(let title) = hint.wish else { return [] }
    return [
      AuthorText(
        text: title, form: .line, what: "the title of a hint", subject: hint.subject,
        origin: hint.origin)
    ]
  }

  private static func texts(of decision: DecisionRecord) -> [AuthorText] {
    [AuthorText(text: decision.title, form: .line, what: "the title of a decision")]
      .map { AuthorText(text: $0.text, form: $0.form, what: $0.what, origin: decision.origin) }
      + ([decision.context, decision.choice] + decision.consequences).map {
        AuthorText(text: $0, form: .prose, what: "a part of a decision", origin: decision.origin)
      }
  }

  private static func texts(of requirement: Requirement) -> [AuthorText] {
    var texts = [
      AuthorText(
        text: requirement.title, form: .line, what: "the title of a requirement",
        origin: requirement.origin),
      AuthorText(
        text: requirement.note ?? "", form: .prose, what: "the note of a requirement",
        origin: requirement.origin),
    ]
    for claim in requirement.claims {
      guard case .traffic(let selection) = claim.subject, let name = selection.serverName else {
        continue
      }
      texts.append(
        AuthorText(text: name, form: .domain, what: "a server's name", origin: requirement.origin))
    }
    return texts
  }
}

extension ElementID {
  /// The identity as a message may hold it.
  fileprivate var shown: String {
    let text = description
    return text.utf8.count <= 100 && TextForm.line.problem(of: text) == nil ? text : "…"
  }
}
