/// What a module's test asserts: what must hold for its resources whatever the model says, so that
/// a mistake in the model, or a later change by hand, makes a run fail.
struct PostureRules {
  let scope: ModuleTestScope

  /// A `run` block with its assertions.
  struct Run {
    let name: String
    let assertions: [Assertion]
  }

  /// The runs that have something to assert.
  var runs: [Run] {
    [
      Run(name: "traffic_stays_on_its_path", assertions: traffic),
      Run(name: "every_zone_is_served", assertions: zones),
      Run(name: "nothing_is_public_by_accident", assertions: exposure),
      Run(name: "data_is_encrypted", assertions: encryption),
      Run(name: "transport_is_encrypted", assertions: transport),
      Run(name: "workloads_are_confined", assertions: confinement),
      Run(name: "activity_is_logged", assertions: logging),
    ].filter { !$0.assertions.isEmpty }
  }
}
