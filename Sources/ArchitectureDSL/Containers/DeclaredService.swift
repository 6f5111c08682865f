import Topology

/// A service and where it runs: what other components may refer to.
package struct DeclaredService: Sendable {
  let service: Service
  /// `<cluster>/<service>`.
  let id: ElementID
  let vpc: String
  /// The tier that its cluster names; nil where it names none.
  let tier: String?

  var name: String { service.name }
  var securityGroup: ElementID { id.child("security-group") }
  var taskRole: ElementID { id.child("task-role") }
  var loadBalancer: ElementID { id.child("load-balancer") }
}
