/// What a drawing shows for a resource type. How it is drawn is for the drawing to say; a kind that
/// it does not know is drawn as ``resource``.
///
/// The raw value is the name in pictures, for example `nat-gateway`.
package enum GlyphKind: String, Hashable, Sendable, CaseIterable {
  case accessList = "network-acl"
  case alarm
  case attachment
  case backup
  case bucket
  case cache
  case certificate
  case cluster
  case dashboard
  case database
  case discovery = "service-discovery"
  case dns
  case elasticIP = "elastic-ip"
  case endpoint
  case event = "event-rule"
  case fileSystem = "file-system"
  case firewall
  case function
  case instance
  case internetGateway = "internet-gateway"
  case key
  case keyValue = "key-value-table"
  case loadBalancer = "load-balancer"
  case logs
  case mountTarget = "mount-target"
  case natGateway = "nat-gateway"
  case networkInterface = "network-interface"
  case notification
  case office
  case parameter
  case peering
  case policy
  case prefixList = "prefix-list"
  case queue
  case registry = "image-repository"
  case resource
  case role
  case routeTable = "route-table"
  case scaling
  case secret
  case securityGroup = "security-group"
  case service
  case share = "resource-share"
  case stream = "delivery-stream"
  case subnet
  case targetGroup = "target-group"
  case task
  case template = "launch-template"
  case transitGateway = "transit-gateway"
  case volume
  case vpc
  case vpn
  case webACL = "web-acl"

  // Kinds that drawings may not have yet.
  case analytics
  case api
  case audit
  case batch
  case broker
  case cdn = "content-delivery"
  case dataStream = "data-stream"
  case directConnect = "direct-connect"
  case directory
  case kubernetes = "kubernetes-cluster"
  case migration
  case notebook
  case organization
  case search
  case threatDetection = "threat-detection"
  case transfer
  case userPool = "user-pool"
  case warehouse = "data-warehouse"
  case wideAreaNetwork = "wide-area-network"
  case workflow
  case workspace
}
