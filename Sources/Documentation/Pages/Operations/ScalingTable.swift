import AWSResources
import Topology

/// How many tasks of which size run, what changes their number, and where to change the limits.
struct ScalingTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let services = landscape.resources(ofType: AWS.EcsService.type).map {
      ServiceReading($0, in: landscape)
    }
    if !services.isEmpty {
      Markdown.heading(2, "Scaling")
      Markdown.paragraph(
        """
        To change a number, change it where the service is declared. What automatic scaling sets, \
        Terraform leaves alone.
        """)
      Markdown.table(
        Table(
          ["Service"] + landscape.environmentTitles.map { Table.Column("Tasks in \($0)") }
            + ["Scaled by"],
          rows: services.map { service in
            [.reference(service.id, .text(service.title))]
              + landscape.environments.indices.map {
                service.tasks(landscape)($0) ?? .none
              } + [policy(of: service)]
          }))
    }
  }

  private func policy(of service: ServiceReading) -> Inline {
    guard let target = service.scaling else { return "hand" }
    let policies = landscape.referrers(
      of: target.id, type: AWS.AppautoscalingPolicy.type, through: "resource_id")
    let texts = policies.compactMap { policy in
      landscape.varying { environment -> Inline? in
        let settings = landscape.objects(
          policy.items[environment]?["target_tracking_scaling_policy_configuration"]
        ).first
        let metric = landscape.objects(settings?["predefined_metric_specification"]).first?[
          "predefined_metric_type"]
        guard let goal = landscape.plain(settings?["target_value"], in: environment),
          let name = landscape.plain(metric, in: environment)
        else { return nil }
        return "\(code: name), kept at \(goal)"
      }
    }
    return texts.isEmpty ? landscape.link(target.id) : texts.joined(separator: .lineBreak)
  }
}
