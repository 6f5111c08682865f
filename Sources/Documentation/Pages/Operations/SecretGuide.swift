import AWSResources
import Topology

/// Which secrets there are, who reads them, and how each is set and rotated.
struct SecretGuide: Section {
  let landscape: Landscape
  /// Whether the Terraform exists, so that it is not known whether it makes values, too.
  var isGiven = false

  var body: [Markdown] {
    let secrets = landscape.resources(ofType: AWS.SecretsmanagerSecret.type)
    if !secrets.isEmpty {
      Markdown.heading(2, "Secrets")
      if !isGiven {
        Markdown.paragraph(
          """
          Terraform makes a secret but not its value, so that no state ever holds it. A task reads \
          the value when it starts: after a change, its service needs a new deployment.
          """)
      }
      Markdown.table(
        Table(
          ["Secret", "Name in AWS", "Read by", "Rotated"],
          rows: secrets.map { secret in
            [
              landscape.link(secret.id), landscape.value(of: secret, "name") ?? .none,
              readers(of: secret), rotation(of: secret),
            ]
          }))
      if !isGiven {
        Markdown.code(
          """
          aws secretsmanager put-secret-value --secret-id NAME --secret-string "$(openssl rand -hex 32)"
          aws ecs update-service --cluster CLUSTER --service SERVICE --force-new-deployment
          """, language: "sh")
      }
    }
  }

  private func readers(of secret: Aligned<Resource>) -> Inline {
    let services = landscape.resources(ofType: AWS.EcsService.type).filter { service in
      let task = landscape.target(of: service, "task_definition")
      return task?.items.contains { item in
        item?["container_definitions"]?.references.contains { $0.element == secret.id } ?? false
      } ?? false
    }
    return services.isEmpty ? .none : services.map { landscape.link($0.id) }.enumerated()
  }

  private func rotation(of secret: Aligned<Resource>) -> Inline {
    let rotations = landscape.referrers(
      of: secret.id, type: AWS.SecretsmanagerSecretRotation.type, through: "secret_id")
    guard let rotation = rotations.first else { return "by hand" }
    return landscape.link(rotation.id)
  }
}
