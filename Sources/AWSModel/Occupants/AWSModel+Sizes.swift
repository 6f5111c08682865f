import AWSResources
import Topology

extension AWSModel {
  /// How many instances or nodes something consists of by its declaration, for example
  /// `2 to 8 instances`; nil where the model does not know, and for what is one thing.
  package func sizeText(of resource: Resource) -> String? {
    func number(_ argument: String) -> Int? { values.number(resource[argument]).value }
    switch resource.type {
    case "aws_autoscaling_group":
      guard let least = number("min_size"), let most = number("max_size") else { return nil }
      return least == most ? Self.counted(least, "instance") : "\(least) to \(most) instances"
    case AWS.ElasticacheReplicationGroup.type:
      if let nodes = number("num_cache_clusters") { return Self.counted(nodes, "node") }
      guard let shards = number("num_node_groups"), let replicas = number("replicas_per_node_group")
      else { return nil }
      return Self.counted(shards * (replicas + 1), "node")
    case "aws_elasticache_cluster":
      return number("num_cache_nodes").map { Self.counted($0, "node") }
    default: return nil
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
