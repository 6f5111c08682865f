import AWSResources
import Topology

extension PostureRules {
  /// What runs, and what it runs from, can change nothing that it need not.
  var confinement: [Assertion] { containers + services + images + accessPoints + loadBalancers }

  private var containers: [Assertion] {
    scope.each(
      AWS.EcsTaskDefinition.type, skippedBy: ["CKV_AWS_334", "CKV_AWS_336"],
      "A container must have a read-only root file system, a user that is not root and no privilege."
    ) {
      let container = HCLExpression.name("container")
      let user = HCLExpression.call(
        "split", [.string(":"), .call("try", [container.attribute("user"), .string("0")])])
      return .all(
        "container", in: .call("jsondecode", [$0.attribute("container_definitions")]),
        .call("try", [container.attribute("readonlyRootFilesystem"), .bool(false)])
          .and(.call("try", [container.attribute("privileged"), .bool(false)]).equals(false))
          .and(
            HCLExpression.list([.string("0"), .string("root")]).contains(.index(user, .int(0)))
              .equals(false)))
    }
  }

  private var services: [Assertion] {
    scope.each(
      AWS.EcsService.type,
      where: { family in family.members.allSatisfy { $0["deployment_controller"] == nil } },
      "A deployment that fails must be rolled back."
    ) {
      $0.nested("deployment_circuit_breaker", "enable")
        .and($0.nested("deployment_circuit_breaker", "rollback"))
    }
  }

  private var images: [Assertion] {
    scope.each(
      AWS.EcrRepository.type, skippedBy: ["CKV_AWS_51", "CKV_AWS_163"],
      "A tag must stay with its image, and an image must be scanned when it is pushed."
    ) {
      $0.attribute("image_tag_mutability").equals("IMMUTABLE")
        .and($0.nested("image_scanning_configuration", "scan_on_push"))
    }
  }

  private var accessPoints: [Assertion] {
    scope.each(
      AWS.EfsAccessPoint.type, skippedBy: ["CKV_AWS_329", "CKV_AWS_330"],
      "An access point must confine its clients to a directory and to a user that is not root."
    ) {
      $0.nested("posix_user", "uid").isMore(than: 0)
        .and($0.nested("root_directory", "path").differs(from: "/"))
    }
  }

  private var loadBalancers: [Assertion] {
    scope.each(
      AWS.Lb.type, skippedBy: ["CKV_AWS_131"],
      where: { family in
        family.members.allSatisfy {
          $0["load_balancer_type"] == nil || $0["load_balancer_type"] == "application"
        }
      },
      "A load balancer must drop header fields that are not valid."
    ) { $0.attribute("drop_invalid_header_fields").equals(true) }
  }
}
