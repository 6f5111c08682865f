import AWSResources
import Topology

/// How a release is brought out, and how one is taken back.
struct ReleaseGuide: Section {
  let landscape: Landscape

  var body: [Markdown] {
    Markdown.heading(2, "Releases and rollback")
    Markdown.list(items)
  }

  private var services: [Aligned<Resource>] { landscape.resources(ofType: AWS.EcsService.type) }

  private var items: [Inline] {
    var items: [Inline] = []
    if !services.isEmpty {
      items.append(
        "A release: push the images under a new tag, give that tag to the environment, plan, apply."
      )
      items += deployments
      if services.contains(where: rollsBack) {
        items.append(
          """
          A deployment whose tasks do not become healthy is taken back by Amazon ECS itself. \
          Terraform still holds the new revision: give it the old tag and apply, or the next plan \
          tries again.
          """)
      }
      items.append("To take a release back: give the environment the old tag, plan, apply.")
    }
    items += [
      """
      A change of the architecture: change the model, run \
      \(code: "swift run architecture generate"), review the difference, plan, apply. To take it \
      back: revert the change and do the same.
      """,
      """
      A lost or broken state: copy an older version of the object in the bucket over it. A lock that \
      a dead run has left: \(code: "terraform force-unlock ID").
      """,
    ]
    return items
  }

  /// How each service is replaced; services that do it in the same way are told together.
  private var deployments: [Inline] {
    var groups: [(text: Inline, members: [Inline])] = []
    for service in services {
      let environment = service.environments.first ?? 0
      guard
        let minimum = landscape.number(
          service.first["deployment_minimum_healthy_percent"], in: environment),
        let maximum = landscape.number(
          service.first["deployment_maximum_percent"], in: environment)
      else { continue }
      let text: Inline =
        maximum <= 100
        ? "stop before they start again (minimum \(minimum)%, maximum \(maximum)%): they are away for as long as a task takes to start."
        : "are replaced without an interruption (minimum \(minimum)%, maximum \(maximum)%)."
      let link = landscape.link(service.id)
      if let place = groups.firstIndex(where: { $0.text == text }) {
        groups[place].members.append(link)
      } else {
        groups.append((text, [link]))
      }
    }
    return groups.map { "Tasks of \($0.members.enumerated()) \($0.text)" }
  }

  private func rollsBack(_ service: Aligned<Resource>) -> Bool {
    let breaker = landscape.objects(service.first["deployment_circuit_breaker"]).first
    return landscape.plain(breaker?["rollback"], in: service.environments.first ?? 0) == "true"
  }
}
