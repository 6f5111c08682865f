import Reachability

/// What a flow sheet says of the answers: that they come, or that they would where a program sends
/// any, as over UDP.
struct FlowAnswers {
  let heading: String
  /// Before `back`.
  let come: String
  let arrive: String

  init(to legs: [FlowQuery]) {
    (heading, come, arrive) =
      switch (legs.allSatisfy(\.transport.promisesAnswer), legs.count == 1) {
      case (true, true): ("the answer", "the answer comes", "so does the answer")
      case (true, false): ("the answers", "the answers come", "so do the answers")
      case (false, true):
        ("an answer, if there is one", "an answer would come", "an answer would too")
      case (false, false):
        ("answers, where there are any", "answers would come", "answers would too")
      }
  }
}
