import Topology

/// A part of an architecture that can be declared in a builder.
///
/// Declaration and lowering are two passes, so that a component may name one that is declared after
/// it: first every component enters what others may refer to into the registry, then each adds its
/// resources. Both passes report what is wrong as diagnostics and never stop.
public protocol Component: Sendable {
  /// Enters what other components may refer to.
  func declare(in scope: Scope, registry: inout Registry)
  /// Adds the component's resources to the model.
  func lower(in scope: Scope, to lowering: inout Lowering)
}

extension Component {
  public func declare(in scope: Scope, registry: inout Registry) {}
}

/// What may be declared in a ``Region``.
public protocol RegionMember: Component {}

/// What looks at everything else in its ``Region`` and is therefore lowered after it.
protocol OverviewMember: RegionMember {}

/// What may be declared in a ``VPC``.
public protocol VPCMember: Component {}
