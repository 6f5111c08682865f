import Plumbline

/// What the design rules find and the team has decided to live with.
extension MetricsPlatform {
  @RegionBuilder var acceptedFindings: [any RegionMember] {
    AcceptFinding(
      .natInOtherZone, on: ElementID("egress"),
      because: "Development may lose its way out with a zone; a second NAT gateway costs more.")
    AcceptFinding(
      .singleTask, on: ElementID("metrics", "app"),
      because: "Only production must survive the loss of a zone without an interruption.")
    AcceptFinding(
      .singleTask, on: ElementID("metrics", "statsd"),
      because: "Two daemons would overwrite each other's sums; while one is replaced, metrics of "
        + "a minute or two are lost.")
    AcceptFinding(
      .singleTask, on: ElementID("metrics", "graphite"),
      because: "Whisper files have one writer; when a zone fails, ECS starts it in another one on "
        + "the same files.")
    AcceptFinding(
      .prefixListSize, on: ElementID("ingress", "web"),
      because: "The input asks for a list of at most 30 entries, which both listeners' rules name.")
  }
}
