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
      let environment = listener.environments.first ?? 0
      let name = landscape.plain(listener.first["protocol"], in: environment)
      let policy = landscape.value(of: listener, "ssl_policy").map { "TLS policy \($0)" as Inline }
      return [
        landscape.link(listener.id), transport(of: listener),
        policy ?? protection(name, redirects: redirects),
      ]
    }
  }

  /// What a listener without a policy that is known does.
  ///
  /// Source: Elastic Load Balancing API Reference, "Listener": a listener of HTTPS or TLS without a
  /// policy has the default one; listeners of Network Load Balancers pass TCP on as it is.
  private func protection(_ name: String?, redirects: Bool) -> Inline {
    switch name {
    case "HTTPS", "TLS": "TLS by the default policy"
    case "HTTP": redirects ? "none; it only redirects" : "none"
    case "TCP", "UDP", "TCP_UDP", "GENEVE": "passed on as it arrives"
    case nil, _?: "not known"
    }
  }

  private var targets: [[Inline]] {
    landscape.resources(ofType: AWS.LbTargetGroup.type).map { group in
      let name = landscape.plain(group.first["protocol"], in: group.environments.first ?? 0) ?? ""
      return [
        landscape.link(group.id), transport(of: group),
        Self.protection(ofTargets: name),
      ]
    }
  }

  private static func protection(ofTargets name: String) -> Inline {
    switch name {
    case "HTTPS", "TLS": "TLS, without a check of the certificate"
    case "HTTP": "none"
    case "": "not known"
    default: "passed on as it arrives"
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
