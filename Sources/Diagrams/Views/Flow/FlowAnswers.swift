import Reachability

/// What a flow sheet says of the responses: that they come, or that they would where a program sends
/// any, as over UDP.
struct FlowAnswers {
  let heading: String
  /// Before `back`.
  let come: String
  let arrive: String

  init(to legs: [FlowQuery]) {
    (heading, come, arrive) =
      switch (legs.allSatisfy(\.transport.promisesAnswer), legs.count == 1) {
      case (true, true): ("Response", "the response comes", "so does the response")
      case (true, false): ("Responses", "the responses come", "so do the responses")
      case (false, true):
        ("Response, if there is one", "a response would come", "a response would too")
      case (false, false):
        ("Responses, where there are any", "responses would come", "responses would too")
      }
  }
}
