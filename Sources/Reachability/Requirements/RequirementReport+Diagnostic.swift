import Topology

extension RequirementReport {
  /// What is wrong, for the author; nil where all is well.
  package var diagnostic: Diagnostic? {
    guard !permitsGeneration else { return nil }
    return verdict == .refuted ? refutation : doubt
  }

  private var refutation: Diagnostic {
    let example = counterexample
    var detail = evidence
    if let trace = example?.trace {
      detail += " The packet is \(trace.packet)"
      detail += trace.source.map { ", sent by \($0)." } ?? "."
    }
    if let decider = example?.decider {
      let place = example?.location.map { ", declared at \($0)" } ?? ""
      detail += " What decides is '\(decider)'\(place)."
    }
    return Diagnostic(
      .requirementRefuted, summary: "'\(requirement.title)' does not hold", detail: detail,
      remedy: "Change what decides, or what is required; 'requirements' prints the whole walk.",
      subject: example?.decider, origin: requirement.origin, environment: environment)
  }

  private var doubt: Diagnostic {
    let features = unknowns.joined(separator: ", ")
    return Diagnostic(
      .requirementUnproved, summary: "'\(requirement.title)' cannot be proved",
      detail: "\(evidence) What is not modelled: \(features).",
      remedy: "Bring it into the model, or write Require(…, acceptingUnknown: true).",
      subject: counterexample?.decider, origin: requirement.origin, environment: environment)
  }
}
