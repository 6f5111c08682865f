import Reachability

/// One way of a flow, in the environments that have it.
struct FlowStory {
  /// The way in each environment; nil where an environment has none like it.
  var stories: [TraceStory?]

  init(count: Int) { stories = Array(repeating: nil, count: count) }

  var environments: [Int] { stories.indices.filter { stories[$0] != nil } }
}
