"""EFS: the removal of a file system's policy."""

from moto.efs.responses import EFSResponse


def delete_file_system_policy(self):
    file_system = self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")]
    file_system.file_system_policy = None
    return "", {"Content-Type": "application/json"}


def install():
    EFSResponse.delete_file_system_policy = delete_file_system_policy
