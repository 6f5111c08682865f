import Topology

/// Samples that no expression gives back.
struct LiftingFailure: Error {
  let path: [String]
  let samples: [Sample]
  let reason: String
}
