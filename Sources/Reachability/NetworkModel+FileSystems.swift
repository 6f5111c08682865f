import AWSModel
import Topology

extension NetworkModel {
  /// Those of a destination's interfaces that a sender opens connections to. A file system's name
  /// resolves to its mount target in the client's own zone; only a client in a zone without one is
  /// given the address of another.
  ///
  /// Source: AWS, Amazon EFS User Guide, "Mounting on Amazon EC2 with a DNS name".
  func receivers(_ interfaces: [Int], of destination: Endpoint, from source: Int?) -> [Int] {
    let interfaces = namedNodes(interfaces)
    guard let zone = source.flatMap({ network.interfaces[$0].zone }),
      let system = fileSystem(destination)
    else { return interfaces }
    // The name stays the same when the mount target fails, so one that is out of order counts.
    let own = self.interfaces(of: system).filter { network.interfaces[$0].zone == zone }
    return own.isEmpty ? interfaces : own
  }

  /// The file system that the endpoint is or stands for.
  private func fileSystem(_ endpoint: Endpoint) -> ElementID? {
    guard case .element(let id) = endpoint else { return nil }
    let system = lowered.model.component(id)?.primary ?? id
    return lowered.model.isFileSystem(system) ? system : nil
  }
}
