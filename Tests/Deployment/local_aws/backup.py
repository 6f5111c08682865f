"""AWS Backup: what a plan selects, what a vault holds, and tags asked for without a last slash."""

import json
import uuid
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import InvalidRequestException, ResourceNotFoundException
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time

delete_plan = BackupBackend.delete_backup_plan


def selections(backend, plan_id):
    """The selections of a plan, by their id."""
    plan = backend.get_backup_plan(plan_id, None)
    if not hasattr(plan, "selections"):
        plan.selections = {}
    return plan.selections


def path_ids(self):
    """/backup/plans/PLAN/selections/SELECTION"""
    parts = self.path.strip("/").split("/")
    return parts[2], parts[4] if len(parts) > 4 else None


def create_backup_selection(self):
    plan_id, _ = path_ids(self)
    request = json.loads(self.body)
    selection = {
        "BackupPlanId": plan_id, "SelectionId": str(uuid.uuid4()), "CreationDate": unix_time(),
        "BackupSelection": request["BackupSelection"]}
    selections(self.backup_backend, plan_id)[selection["SelectionId"]] = selection
    return json.dumps(selection)


def get_backup_selection(self):
    plan_id, selection_id = path_ids(self)
    found = selections(self.backup_backend, plan_id)
    if selection_id not in found:
        raise ResourceNotFoundException(f"There is no selection {selection_id}")
    return json.dumps(found[selection_id])


def delete_backup_selection(self):
    plan_id, selection_id = path_ids(self)
    del selections(self.backup_backend, plan_id)[selection_id]
    return "{}"


def delete_unused_plan(backend, backup_plan_id):
    if selections(backend, backup_plan_id):
        raise InvalidRequestException("Related backup plan selections must be deleted prior")
    return delete_plan(backend, backup_plan_id)


def list_recovery_points_by_backup_vault(self):
    """None: nothing is ever backed up here."""
    return json.dumps({"RecoveryPoints": []})


def list_tags(self):
    """/tags/ARN, and also /tags/ARN/, which is all that moto knows."""
    arn = unquote(self.path.strip("/").removeprefix("tags/"))
    return json.dumps({"Tags": self.backup_backend.list_tags(arn)})


def install():
    urls.url_paths["{0}/backup-vaults/(?P<name>[^/]+)/recovery-points/$"] = urls.response.dispatch
    BackupResponse.list_recovery_points_by_backup_vault = list_recovery_points_by_backup_vault
    BackupResponse.create_backup_selection = create_backup_selection
    BackupResponse.get_backup_selection = get_backup_selection
    BackupResponse.delete_backup_selection = delete_backup_selection
    BackupResponse.list_tags = list_tags
    BackupBackend.delete_backup_plan = delete_unused_plan
