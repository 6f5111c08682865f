/// The file that a resource belongs in when a Terraform module is too long for one.
package enum FileTopic: String, Hashable, Sendable, CaseIterable {
  case main
  case securityGroups = "security_groups"
  case endpoints
  case transitGateway = "transit_gateway"
  case flowLogs = "flow_logs"
  case network
  case firewall
  case loadBalancer = "load_balancer"
  case waf
  case iam
  case kms
  case ecs
  case eks
  case compute
  case autoscaling
  case functions
  case api
  case ecr
  case efs
  case storage
  case database
  case cache
  case streams
  case analytics
  case backup
  case discovery
  case dns
  case vpn
  case certificates
  case secrets
  case logs
  case alarms
  case events
  case messaging
  case s3
  case cdn
  case sharing

  /// The file's name, for example `security_groups.tf`.
  package var file: String { "\(rawValue).tf" }
}
