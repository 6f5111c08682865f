import AWSResources
import Topology

/// How data is protected on the way: listeners, targets and mounted file systems.
struct TransitEncryption: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let rows = listeners + targets + volumes
    if !rows.isEmpty {
      Markdown.heading(2, "Encryption in transit")
      Markdown.table(Table(["Where", "Protocol", "Protection"], rows: rows))
    }
  }

  private var listeners: [[Inline]] {
    landscape.resources(ofType: AWS.LbListener.type).map { listener in
      let redirects = landscape.objects(listener.first["default_action"]).contains {
        landscape.plain($0["type"], in: listener.environments.first ?? 0) == "redirect"
      }
      let policy = landscape.value(of: listener, "ssl_policy").map { "TLS policy \($0)" as Inline }
      return [
        landscape.link(listener.id), transport(of: listener),
        policy ?? (redirects ? "none; it only redirects" : "none"),
      ]
    }
  }

  private var targets: [[Inline]] {
    landscape.resources(ofType: AWS.LbTargetGroup.type).map { group in
      let name = landscape.plain(group.first["protocol"], in: group.environments.first ?? 0) ?? ""
      return [
        landscape.link(group.id), transport(of: group),
        ["HTTPS", "TLS"].contains(name) ? "TLS, without a check of the certificate" : "none",
      ]
    }
  }

  private var volumes: [[Inline]] {
    landscape.resources(ofType: AWS.EcsTaskDefinition.type).flatMap { task in
      landscape.objects(task.first["volume"]).flatMap { volume in
        landscape.objects(volume["efs_volume_configuration"]).map { settings -> [Inline] in
          let environment = task.environments.first ?? 0
          let isOn = landscape.plain(settings["transit_encryption"], in: environment) == "ENABLED"
          let system = settings["file_system_id"].map { landscape.text($0, in: environment) }
          return [
            "\(system ?? "file system") in \(landscape.link(task.id))", "NFS",
            isOn ? "TLS" : "none",
          ]
        }
      }
    }
  }

  private func transport(of element: Aligned<Resource>) -> Inline {
    landscape.varying { environment in
      landscape.plain(element.items[environment]?["protocol"], in: environment).map { name in
        let port = landscape.plain(element.items[environment]?["port"], in: environment)
        return .text(port.map { "\(name), port \($0)" } ?? name)
      }
    } ?? .none
  }
}
