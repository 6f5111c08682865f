import Reachability

extension ConnectionVerdict {
  /// What the model does not know and what decides whether it arrives; nil where a walk arrives, and
  /// where none does.
  package var doubt: UnmodelledFeature? {
    guard !traces.contains(where: \.verdict.isSuccess) else { return nil }
    return traces.lazy.compactMap(\.verdict.doubt).first
  }
}

extension Verdict {
  /// What a walk could not follow.
  var doubt: UnmodelledFeature? {
    if case .unknown(let feature) = self { feature } else { nil }
  }
}

extension UnmodelledFeature {
  /// What is said beside a line that may not arrive.
  var lineSentence: String { "Not known whether it arrives: \(feature)." }
}
