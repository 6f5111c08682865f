import AWSModel
import AWSResources
import Topology

/// A volume of a task definition that is a file system of Amazon EFS.
struct FileSystemVolume {
  let task: Resource
  let name: String
  let configuration: AWS.EcsTaskDefinition.View.EfsVolumeConfiguration
}

extension AWSModel {
  /// The file systems that task definitions mount, in the order of declaration.
  var fileSystemVolumes: [FileSystemVolume] {
    all(AWS.EcsTaskDefinition.View.self).flatMap { task in
      task.volume.flatMap { volume in
        volume.efsVolumeConfiguration.map {
          FileSystemVolume(
            task: task.resource, name: values.text(volume.name).value ?? "", configuration: $0)
        }
      }
    }
  }
}
